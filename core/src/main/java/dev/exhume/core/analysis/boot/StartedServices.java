package dev.exhume.core.analysis.boot;

import dev.exhume.core.analysis.packages.Ownership;
import dev.exhume.core.analysis.reading.Problems;
import dev.exhume.core.profile.Evidence;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

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

  /** In start order: what is started once at boot, then the runlevel's. */
  List<BootService> in(StartLayout layout, String runlevel) {
    List<StartLink> links = new ArrayList<>();
    layout.bootStage().ifPresent(stage -> links.addAll(StartLink.in(stage, problems)));
    Path directory = layout.runlevelDirectory(runlevel);
    if (!Files.isDirectory(directory)) {
      problems.add(
          directory, "is not there; what runlevel %s starts is unknown".formatted(runlevel));
    }
    links.addAll(StartLink.in(directory, problems));
    Map<StartLink, LinkTarget> targets = new LinkedHashMap<>();
    links.forEach(link -> targets.put(link, LinkTarget.of(root, link, problems)));
    boolean modesKept =
        targets.values().stream()
            .flatMap(target -> target.script().stream())
            .anyMatch(path -> script(path).executable());

    List<BootService> services = new ArrayList<>();
    LocalScript.ofSuse(root, "boot.local", problems).map(this::unlinked).ifPresent(services::add);
    targets.forEach((link, target) -> services.add(service(link, target, modesKept)));
    LocalScript.ofSuse(root, "after.local", problems).map(this::unlinked).ifPresent(services::add);
    return services;
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
        Evidence.file(link.path().toString()));
  }

  /** A script that may not be executed is passed over, but for those that Debian reads in. */
  private static Optional<String> heldBack(StartScript script, StartLink link, boolean modesKept) {
    if (modesKept && !script.executable() && !link.name().endsWith(".sh")) {
      return Optional.of("its script may not be executed");
    }
    return script.heldBack();
  }

  private BootService unlinked(Path path) {
    return new BootService(
        path.getFileName().toString(),
        MANAGER,
        Optional.empty(),
        true,
        Optional.empty(),
        Optional.of(path),
        ownership.ownerOf(path),
        script(path).header(),
        Optional.empty(),
        Evidence.file(path.toString()));
  }

  private StartScript script(Path path) {
    return scripts.computeIfAbsent(path, script -> StartScript.read(root, script, problems));
  }
}
