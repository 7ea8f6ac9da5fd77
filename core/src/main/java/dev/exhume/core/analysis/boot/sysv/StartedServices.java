package dev.exhume.core.analysis.boot.sysv;

import dev.exhume.core.analysis.boot.BootService;
import dev.exhume.core.analysis.boot.LocalScript;
import dev.exhume.core.analysis.boot.ScriptHeader;
import dev.exhume.core.analysis.packages.Ownership;
import dev.exhume.core.profile.Evidence;
import dev.exhume.core.reading.Problems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The services that the start links of a runlevel start. */
final class StartedServices {
  private static final String MANAGER = "sysv";

  private final Path root;
  private final Ownership ownership;
  private final Problems problems;

  /** Many links may lead to one script. */
  private final Map<Path, StartScript> scripts = new HashMap<>();

  StartedServices(Path root, Ownership ownership, Problems problems) {
    this.root = root;
    this.ownership = ownership;
    this.problems = problems;
  }

  /** In start order: what is started once at boot, then the runlevel's; each name once. */
  List<BootService> in(StartLayout layout, String runlevel) {
    Optional<ParallelStart> atBoot = ParallelStart.atBoot(root, problems);
    Optional<ParallelStart> inParallel = ParallelStart.inRunlevel(root, problems);
    List<StartLink> once =
        inOrder(
            layout.bootStage().map(stage -> StartLink.in(stage, problems)).orElse(List.of()),
            atBoot);
    List<StartLink> inRunlevel =
        inOrder(StartLink.in(directory(layout, runlevel), problems), inParallel);
    Set<String> names = new HashSet<>();
    Map<StartLink, LinkTarget> targets =
        targets(Stream.concat(once.stream(), inRunlevel.stream()), names);
    boolean modesKept = modesKept(targets);
    return Stream.of(
            services(once, targets, modesKept, atBoot),
            unlinked("boot.local").filter(local -> names.add(local.name())),
            services(inRunlevel, targets, modesKept, inParallel),
            unlinked("after.local").filter(local -> names.add(local.name())))
        .flatMap(services -> services)
        .toList();
  }

  /** What the links of several runlevels start, each name once. */
  List<BootService> in(StartLayout layout, List<String> runlevels, Predicate<String> wanted) {
    List<StartLink> links =
        runlevels.stream()
            .map(layout::runlevelDirectory)
            .flatMap(directory -> StartLink.in(directory, problems).stream())
            .filter(link -> wanted.test(link.name()))
            .toList();
    Map<StartLink, LinkTarget> targets = targets(links.stream(), new HashSet<>());
    return services(links, targets, modesKept(targets), Optional.empty()).toList();
  }

  private static List<StartLink> inOrder(
      List<StartLink> links, Optional<ParallelStart> inParallel) {
    return inParallel.map(start -> start.inOrder(links, StartLink::name)).orElse(links);
  }

  private Map<StartLink, LinkTarget> targets(Stream<StartLink> links, Set<String> names) {
    Map<StartLink, LinkTarget> targets = new LinkedHashMap<>();
    links
        .filter(link -> names.add(link.name()))
        .forEach(link -> targets.put(link, LinkTarget.of(root, link, problems)));
    return targets;
  }

  private boolean modesKept(Map<StartLink, LinkTarget> targets) {
    return targets.values().stream()
        .flatMap(target -> target.script().stream())
        .anyMatch(path -> script(path).executable());
  }

  private Path directory(StartLayout layout, String runlevel) {
    Path directory = layout.runlevelDirectory(runlevel);
    if (!Files.isDirectory(directory)) {
      problems.add(
          directory, "is not there; what runlevel %s starts is unknown".formatted(runlevel));
    }
    return directory;
  }

  private Stream<BootService> services(
      List<StartLink> links,
      Map<StartLink, LinkTarget> targets,
      boolean modesKept,
      Optional<ParallelStart> inParallel) {
    return links.stream()
        .flatMap(
            link ->
                Optional.ofNullable(targets.get(link)).stream()
                    .map(target -> service(link, target, modesKept))
                    .map(service -> unlessUnknown(service, inParallel)));
  }

  private static BootService unlessUnknown(
      BootService service, Optional<ParallelStart> inParallel) {
    return inParallel
        .filter(start -> service.enabled())
        .flatMap(start -> start.heldBack(service.name()))
        .map(service::heldBackBy)
        .orElse(service);
  }

  private BootService service(StartLink link, LinkTarget target, boolean modesKept) {
    target.missing().ifPresent(why -> problems.add(link.path(), "starts nothing: " + why));
    Optional<StartScript> script = target.script().map(this::script);
    Optional<String> heldBack =
        target.missing().isPresent()
            ? target.missing().map(why -> "its start link starts nothing: " + why)
            : script.flatMap(found -> heldBack(found, link, modesKept));
    return new BootService(
        link.name(),
        MANAGER,
        Optional.of(link.order()),
        heldBack.isEmpty(),
        Optional.of(link.path()),
        target.script(),
        target.script().flatMap(ownership::ownerOf),
        script.map(StartScript::header).orElse(ScriptHeader.NONE),
        heldBack,
        Optional.empty(),
        Optional.empty(),
        Evidence.file(link.path().toString()));
  }

  /** A script that may not be executed is passed over, but for those that Debian reads in. */
  private static Optional<String> heldBack(StartScript script, StartLink link, boolean modesKept) {
    if (modesKept && !script.executable() && !link.name().endsWith(".sh")) {
      return Optional.of("its script may not be executed");
    }
    return script.heldBack();
  }

  /** SuSE's scripts for local commands, which no link starts. */
  private Stream<BootService> unlinked(String name) {
    return LocalScript.ofSuse(root, name, problems).stream()
        .map(
            path ->
                new BootService(
                    name,
                    MANAGER,
                    Optional.empty(),
                    true,
                    Optional.empty(),
                    Optional.of(path),
                    ownership.ownerOf(path),
                    script(path).header(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Evidence.file(path.toString())));
  }

  private StartScript script(Path path) {
    return scripts.computeIfAbsent(path, script -> StartScript.read(root, script, problems));
  }
}
