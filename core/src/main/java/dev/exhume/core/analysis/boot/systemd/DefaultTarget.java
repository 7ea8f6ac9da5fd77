package dev.exhume.core.analysis.boot.systemd;

import dev.exhume.core.analysis.boot.systemd.unit.Unit;
import dev.exhume.core.analysis.boot.systemd.unit.Unit.State;
import dev.exhume.core.analysis.boot.systemd.unit.UnitName;
import dev.exhume.core.analysis.boot.systemd.unit.Units;
import dev.exhume.core.profile.Evidence;
import dev.exhume.core.reading.Problems;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The target that systemd comes up in, unless the kernel's command line names another.
 *
 * @param evidence the link that says so; empty if it was assumed
 */
record DefaultTarget(Unit unit, Optional<Evidence> evidence) {
  private static final UnitName DEFAULT = UnitName.parse("default.target").orElseThrow();
  private static final UnitName USUAL = UnitName.parse("multi-user.target").orElseThrow();

  static DefaultTarget of(Path root, Units units, Problems problems) {
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
