package dev.exhume.core.analysis.boot.systemd;

import com.google.common.collect.ImmutableListMultimap;
import com.google.common.collect.ImmutableMap;
import dev.exhume.core.analysis.boot.BootService;
import dev.exhume.core.analysis.boot.systemd.unit.Unit.Dependency;
import dev.exhume.core.analysis.boot.systemd.unit.UnitName;
import dev.exhume.core.analysis.boot.systemd.unit.Units;
import dev.exhume.core.analysis.boot.sysv.SystemVBoot;
import dev.exhume.core.analysis.packages.Ownership;
import dev.exhume.core.reading.Problems;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The scripts of System V that systemd starts, since start links ask for them and no unit has their
 * name.
 *
 * @param wants by the target that stands for the runlevel
 * @param byUnit by the name of the unit that each script gets
 */
record SystemVScripts(
    ImmutableListMultimap<String, Dependency> wants, ImmutableMap<String, BootService> byUnit) {
  /** By target; the runlevel that people mean by it is the first. */
  private static final ImmutableMap<String, List<String>> RUNLEVELS =
      ImmutableMap.of(
          "multi-user.target", List.of("3", "2", "4"), "graphical.target", List.of("5"));

  private static final String SHELL_SUFFIX = ".sh";

  static SystemVScripts of(Path root, Units units, Ownership ownership, Problems problems) {
    ImmutableListMultimap.Builder<String, Dependency> wants = ImmutableListMultimap.builder();
    Map<String, BootService> byUnit = new LinkedHashMap<>();
    Predicate<String> hasNoUnit =
        name -> unit(name).filter(unit -> !units.hasFile(unit)).isPresent();
    RUNLEVELS.forEach(
        (target, runlevels) -> {
          for (BootService service :
              SystemVBoot.started(root, runlevels, hasNoUnit, ownership, problems)) {
            String name = unit(service.name()).orElseThrow().toString();
            byUnit.putIfAbsent(name, service);
            service.link().ifPresent(link -> wants.put(target, new Dependency(name, link)));
          }
        });
    return new SystemVScripts(wants.build(), ImmutableMap.copyOf(byUnit));
  }

  private static Optional<UnitName> unit(String name) {
    return UnitName.parse(
        (name.endsWith(SHELL_SUFFIX)
                ? name.substring(0, name.length() - SHELL_SUFFIX.length())
                : name)
            + ".service");
  }
}
