package dev.exhume.core.analysis.boot.systemd;

import dev.exhume.core.analysis.boot.systemd.unit.Specifiers;
import dev.exhume.core.analysis.boot.systemd.unit.Unit;
import dev.exhume.core.analysis.boot.systemd.unit.Unit.Dependency;
import dev.exhume.core.analysis.boot.systemd.unit.Unit.State;
import dev.exhume.core.analysis.boot.systemd.unit.UnitName;
import dev.exhume.core.analysis.boot.systemd.unit.Units;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** All units that start because one does: those that it wants, and those that these want. */
final class Transaction {
  /** More than a hundred start on a usual server. */
  private static final int MAX_UNITS = 4000;

  private static final int MAX_PATHS = 100;

  /** No name of a unit could stand for a longer one. */
  private static final int LONGEST_PATH = 255;

  /** Nearly every unit of these types starts only after the system itself. */
  private static final Set<String> AFTER_SYSTEM = Set.of("service", "socket", "timer", "path");

  private static final UnitName SYSTEM = UnitName.parse("sysinit.target").orElseThrow();

  private final Units units;
  private final Specifiers specifiers;
  private final Generated generated;
  private final Map<UnitName, Started> started = new LinkedHashMap<>();
  private final Deque<Unit> waiting = new ArrayDeque<>();

  private Transaction(Units units, Specifiers specifiers, Generated generated) {
    this.units = units;
    this.specifiers = specifiers;
    this.generated = generated;
  }

  /** The units that start with a target, that included. */
  static Collection<Started> of(
      Unit target, Units units, Specifiers specifiers, Generated generated) {
    Transaction transaction = new Transaction(units, specifiers, generated);
    transaction.add(target, Optional.empty());
    while (!transaction.waiting.isEmpty()) {
      transaction.pull(transaction.waiting.remove());
    }
    return transaction.started.values();
  }

  private void pull(Unit unit) {
    List<Dependency> links = new ArrayList<>(unit.links());
    links.addAll(generated.wantedBy(unit.name()));
    for (Dependency link : links) {
      UnitName.parse(link.name()).ifPresent(name -> add(units.get(name), Optional.of(link.link())));
    }
    unit.pulled()
        .map(name -> specifiers.fillIn(name, unit.name()))
        .flatMap(name -> UnitName.parse(name).stream())
        .map(units::get)
        .filter(other -> other.state() != State.MISSING)
        .forEach(other -> add(other, Optional.empty()));
    mountsFor(unit).forEach(mount -> add(mount, Optional.empty()));
    if (AFTER_SYSTEM.contains(unit.name().type()) && unit.hasDefaultDependencies()) {
      add(units.get(SYSTEM), Optional.empty());
    }
  }

  /** A unit that needs a path starts each mount on the way to it, also one that a boot leaves. */
  private Stream<Unit> mountsFor(Unit unit) {
    return unit.settings()
        .words("RequiresMountsFor")
        .limit(MAX_PATHS)
        .map(path -> specifiers.fillIn(path, unit.name()))
        .flatMap(Transaction::prefixes)
        .flatMap(path -> UnitName.ofPath(path, "mount").stream())
        .map(units::get)
        .filter(
            mount ->
                mount.state() == State.LOADED
                    || generated.mounts().contains(mount.name().toString()));
  }

  private static Stream<String> prefixes(String path) {
    return IntStream.rangeClosed(1, Math.min(path.length(), LONGEST_PATH))
        .filter(end -> end == path.length() || path.charAt(end) == '/')
        .mapToObj(end -> path.substring(0, end));
  }

  private void add(Unit unit, Optional<Path> link) {
    Started known = started.get(unit.name());
    if (known == null && started.size() < MAX_UNITS && !unit.name().isTemplate()) {
      started.put(unit.name(), new Started(unit, link));
      waiting.add(unit);
    } else if (known != null && known.link().isEmpty() && link.isPresent()) {
      started.put(unit.name(), new Started(unit, link));
    }
  }
}
