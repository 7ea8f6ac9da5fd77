package dev.exhume.core.analysis.boot.systemd;

import com.google.common.collect.ImmutableListMultimap;
import com.google.common.collect.ImmutableMap;
import dev.exhume.core.analysis.boot.BootService;
import dev.exhume.core.analysis.boot.systemd.unit.Unit.Dependency;
import dev.exhume.core.analysis.boot.systemd.unit.UnitName;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What the programs that run before systemd reads its units add to these at each boot.
 *
 * @param byWanting what units want, by the name of the unit that wants
 * @param scripts of System V that have no unit, by the name of the one that they get
 * @param mounts of {@code fstab}, by the names of their units
 */
record Generated(
    ImmutableListMultimap<String, Dependency> byWanting,
    ImmutableMap<String, BootService> scripts,
    Set<String> mounts) {
  Generated {
    mounts = Set.copyOf(mounts);
  }

  List<Dependency> wantedBy(UnitName unit) {
    return byWanting.get(unit.toString());
  }

  Optional<BootService> script(UnitName unit) {
    return Optional.ofNullable(scripts.get(unit.toString()));
  }
}
