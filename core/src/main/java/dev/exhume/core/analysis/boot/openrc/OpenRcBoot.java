package dev.exhume.core.analysis.boot.openrc;

import dev.exhume.core.analysis.boot.BootService;
import dev.exhume.core.analysis.boot.sysv.Inittab;
import dev.exhume.core.analysis.bootloader.KernelArguments;
import dev.exhume.core.analysis.packages.Ownership;
import dev.exhume.core.profile.Evidence;
import dev.exhume.core.reading.Problems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A boot by OpenRC.
 *
 * @param runlevel that the machine came up in, by its name
 * @param evidence the line that names it
 * @param services in start order
 */
public record OpenRcBoot(String runlevel, Optional<Evidence> evidence, List<BootService> services) {
  private static final String RUNLEVELS = "etc/runlevels";

  /** What any machine goes through first. */
  private static final List<String> BEFORE = List.of("sysinit", "boot");

  /** {@code l3:3:wait:/sbin/rc default}, {@code ::wait:/sbin/openrc default}. */
  private static final Pattern RUNLEVEL = Pattern.compile("(?:/\\S*/)?(?:openrc|rc)\\s+([\\w.-]+)");

  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_][\\w.-]{0,63}");

  public OpenRcBoot {
    services = List.copyOf(services);
  }

  /** Follows the links of each runlevel, and what their scripts need beyond these. */
  public static OpenRcBoot read(
      Path root, Optional<Inittab> inittab, Ownership ownership, Problems problems) {
    Optional<Inittab.Entry> entry = inittab.flatMap(OpenRcBoot::entry);
    KernelArguments arguments = KernelArguments.of(root, problems);
    // Gentoo's own name for its runlevel, which the boot loader may give instead of "default".
    Optional<String> asked =
        arguments
            .value("softlevel")
            .filter(level -> NAME.matcher(level).matches())
            .filter(level -> Files.isDirectory(root.resolve(RUNLEVELS).resolve(level)));
    String runlevel = asked.or(() -> entry.flatMap(OpenRcBoot::name)).orElse("default");
    ScriptService reader = new ScriptService(root, ownership, problems);
    List<BootService> services = new ArrayList<>();
    Set<String> seen = new LinkedHashSet<>();
    List<String> levels = new ArrayList<>(BEFORE);
    levels.add(runlevel);
    for (String level : levels) {
      Map<String, Path> links = RunlevelLinks.of(root.resolve(RUNLEVELS).resolve(level), problems);
      links.keySet().removeAll(seen);
      services.addAll(inOrder(reader.with(links, seen)));
      services.forEach(service -> seen.add(service.name()));
    }
    if (!Files.isDirectory(root.resolve(RUNLEVELS).resolve(runlevel))) {
      problems.add(
          root.resolve(RUNLEVELS).resolve(runlevel),
          "is not there; what this runlevel starts is unknown");
    }
    return new OpenRcBoot(
        runlevel,
        asked.isPresent() ? arguments.evidence() : entry.map(found -> found.line().evidence()),
        services);
  }

  private static List<BootService> inOrder(Map<String, ScriptService.Described> found) {
    Map<String, Set<String>> predecessors = new LinkedHashMap<>();
    Map<String, String> providers = new LinkedHashMap<>();
    found.forEach(
        (name, service) -> {
          predecessors.put(name, new LinkedHashSet<>());
          service.dependencies().of("provide").forEach(p -> providers.putIfAbsent(p.name(), name));
        });
    found.forEach(
        (name, service) -> {
          service
              .dependencies()
              .predecessors()
              .map(other -> found.containsKey(other) ? other : providers.getOrDefault(other, other))
              .forEach(other -> predecessors.getOrDefault(name, Set.of()).add(other));
          service
              .dependencies()
              .of("before")
              .forEach(
                  later ->
                      Optional.ofNullable(predecessors.get(later.name()))
                          .ifPresent(before -> before.add(name)));
        });
    return StartOrder.of(predecessors).stream()
        .flatMap(name -> Optional.ofNullable(found.get(name)).stream())
        .map(ScriptService.Described::service)
        .toList();
  }

  /** The line that runs in the default level of a real inittab, or BusyBox's last one. */
  private static Optional<Inittab.Entry> entry(Inittab inittab) {
    String level =
        inittab.initdefault().map(Inittab.Entry::runlevels).filter(l -> !l.isEmpty()).orElse("");
    return inittab.entries().stream()
        .filter(entry -> entry.action().equals("wait"))
        .filter(entry -> level.isEmpty() || entry.runlevels().contains(level))
        .filter(entry -> name(entry).filter(name -> !BEFORE.contains(name)).isPresent())
        .reduce((earlier, later) -> later);
  }

  private static Optional<String> name(Inittab.Entry entry) {
    Matcher matcher = RUNLEVEL.matcher(entry.process());
    // Debian's inittab runs another program of that name, with a number.
    return matcher.matches() && !matcher.group(1).matches("\\d")
        ? Optional.of(matcher.group(1))
        : Optional.empty();
  }
}
