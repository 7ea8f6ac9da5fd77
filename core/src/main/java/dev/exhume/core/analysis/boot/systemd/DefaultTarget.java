package dev.exhume.core.analysis.boot.systemd;

import dev.exhume.core.analysis.boot.systemd.unit.Unit;
import dev.exhume.core.analysis.boot.systemd.unit.Unit.State;
import dev.exhume.core.analysis.boot.systemd.unit.UnitName;
import dev.exhume.core.analysis.boot.systemd.unit.Units;
import dev.exhume.core.analysis.bootloader.KernelArguments;
import dev.exhume.core.profile.Evidence;
import dev.exhume.core.reading.Problems;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;

/**
 * The target that systemd comes up in.
 *
 * @param evidence the link that says so, or the line of the boot loader; empty if it was assumed
 */
record DefaultTarget(Unit unit, Optional<Evidence> evidence) {
  private static final UnitName DEFAULT = UnitName.parse("default.target").orElseThrow();
  private static final UnitName USUAL = UnitName.parse("multi-user.target").orElseThrow();

  /** Those in which somebody sits at the console, and no server serves. */
  private static final Set<String> RESCUE =
      Set.of("rescue.target", "emergency.target", "poweroff.target", "reboot.target");

  static DefaultTarget of(Path root, Units units, Problems problems) {
    return ofKernel(root, units, problems).orElseGet(() -> ofLink(root, units, problems));
  }

  /** What the boot loader's default entry asks for counts more than any link. */
  private static Optional<DefaultTarget> ofKernel(Path root, Units units, Problems problems) {
    KernelArguments arguments = KernelArguments.of(root, problems);
    Optional<Unit> asked =
        arguments
            .value("systemd.unit")
            .or(() -> arguments.runlevel().flatMap(DefaultTarget::ofRunlevel))
            .flatMap(UnitName::parse)
            .map(units::get);
    if (asked.isEmpty()) {
      return Optional.empty();
    }
    String name = asked.get().name().toString();
    if (asked.get().state() == State.LOADED && !RESCUE.contains(name)) {
      return Optional.of(new DefaultTarget(asked.get(), arguments.evidence()));
    }
    problems.add(
        root.resolve(arguments.evidence().orElseThrow().path()),
        "starts %s by default, %s (%s); it was passed over"
            .formatted(
                name,
                RESCUE.contains(name) ? "in which no server serves" : "which is not there",
                arguments.location()));
    return Optional.empty();
  }

  /** Systemd takes the runlevels of old for its targets, and passes over those that end a boot. */
  private static Optional<String> ofRunlevel(String level) {
    return switch (level) {
      case "S", "1" -> Optional.of("rescue.target");
      case "2", "3", "4" -> Optional.of("multi-user.target");
      case "5" -> Optional.of("graphical.target");
      default -> Optional.empty();
    };
  }

  private static DefaultTarget ofLink(Path root, Units units, Problems problems) {
    Unit unit = units.get(DEFAULT);
    Optional<Path> entry = units.entry(DEFAULT);
    if (unit.state() == State.LOADED) {
      return new DefaultTarget(unit, entry.map(Path::toString).map(Evidence::file));
    }
    problems.add(
        entry.orElse(root.resolve("etc/systemd/system/default.target")),
        "leads to no target; %s was assumed".formatted(USUAL));
    return new DefaultTarget(units.get(USUAL), Optional.empty());
  }
}
