package dev.exhume.core.analysis.boot.busybox;

import dev.exhume.core.analysis.boot.BootService;
import dev.exhume.core.analysis.boot.BootServiceBuilder;
import dev.exhume.core.analysis.boot.sysv.Inittab;
import dev.exhume.core.analysis.boot.sysv.StartScript;
import dev.exhume.core.analysis.packages.Ownership;
import dev.exhume.core.profile.Evidence;
import dev.exhume.core.reading.Folder;
import dev.exhume.core.reading.Problems;
import dev.exhume.core.reading.ServerPath;
import dev.exhume.core.reading.TextFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A boot by BusyBox's init, which runs one script; that one mostly runs all {@code S??} beside. */
public final class BusyBoxBoot {
  private static final String MANAGER = "busybox";
  private static final String USUAL_SCRIPT = "/etc/init.d/rcS";
  private static final List<String> AT_BOOT = List.of("sysinit", "wait", "once");
  private static final Pattern NUMBERED = Pattern.compile("S(\\d\\d)(.+)");
  private static final Pattern RUNS_NUMBERED = Pattern.compile(".*/S[?\\[*\\d].*|.*\\bS\\?\\?.*");

  private final Path root;
  private final Ownership ownership;
  private final Problems problems;

  private BusyBoxBoot(Path root, Ownership ownership, Problems problems) {
    this.root = root;
    this.ownership = ownership;
    this.problems = problems;
  }

  /**
   * The scripts that run at boot, in their order.
   *
   * @param inittab without one the usual script runs
   */
  public static List<BootService> services(
      Path root, Optional<Inittab> inittab, Ownership ownership, Problems problems) {
    BusyBoxBoot boot = new BusyBoxBoot(root, ownership, problems);
    List<BootService> services = new ArrayList<>();
    Set<Path> directories = new HashSet<>();
    for (Path script : boot.scripts(inittab)) {
      services.add(boot.service(script.getFileName().toString(), script).build());
      Path directory = Optional.ofNullable(script.getParent()).orElse(root);
      if (boot.runsNumbered(script) && directories.add(directory)) {
        services.addAll(boot.numbered(directory));
      }
    }
    return List.copyOf(services);
  }

  private List<Path> scripts(Optional<Inittab> inittab) {
    Stream<String> commands =
        inittab
            .map(
                table ->
                    table.entries().stream()
                        .filter(entry -> AT_BOOT.contains(entry.action()))
                        .map(entry -> entry.process().split("\\s", 2)[0]))
            .orElseGet(() -> Stream.of(USUAL_SCRIPT));
    return commands
        .filter(command -> command.startsWith("/etc/"))
        .distinct()
        .flatMap(command -> ServerPath.of(root, command).stream())
        .filter(Files::isRegularFile)
        .toList();
  }

  private boolean runsNumbered(Path script) {
    return TextFile.readStart(script, 1, problems).stream()
        .flatMap(text -> text.meaningfulLines().stream())
        .anyMatch(
            line -> line.text().length() < 500 && RUNS_NUMBERED.matcher(line.text()).matches());
  }

  private List<BootService> numbered(Path directory) {
    List<BootService> services = new ArrayList<>();
    for (Path script : Folder.files(directory, problems)) {
      Matcher matcher = NUMBERED.matcher(script.getFileName().toString());
      if (matcher.matches()) {
        services.add(
            service(matcher.group(2), script)
                .startOrder(Integer.parseInt(matcher.group(1)))
                .build());
      }
    }
    return services;
  }

  private BootServiceBuilder service(String name, Path script) {
    StartScript start = StartScript.read(root, script, problems);
    boolean runs = start.executable() || name.endsWith(".sh");
    return BootServiceBuilder.service(name, MANAGER, Evidence.file(script.toString()))
        .script(script)
        .owner(ownership.ownerOf(script))
        .header(start.header())
        .heldBack(runs ? start.heldBack() : Optional.of("its script may not be executed"));
  }
}
