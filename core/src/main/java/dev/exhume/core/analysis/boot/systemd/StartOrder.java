package dev.exhume.core.analysis.boot.systemd;

import dev.exhume.core.analysis.boot.BootService;
import dev.exhume.core.analysis.boot.systemd.unit.Specifiers;
import dev.exhume.core.analysis.boot.systemd.unit.Unit;
import dev.exhume.core.analysis.boot.systemd.unit.Unit.Dependency;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * An order in which units may be started: each after those that its settings put before it, and by
 * their names where they leave that open.
 */
final class StartOrder {
  private static final String BASIC = "basic.target";
  private static final String SYSTEM = "sysinit.target";

  /** What the facilities that scripts of System V ask for are called among targets. */
  private static final Map<String, String> FACILITIES =
      Map.of(
          "$network", "network-online.target",
          "$remote_fs", "remote-fs.target",
          "$local_fs", "local-fs.target",
          "$named", "nss-lookup.target",
          "$portmap", "rpcbind.target",
          "$time", "time-sync.target");

  private final Specifiers specifiers;
  private final Generated generated;

  /** The units' own names by all of their names. */
  private final Map<String, String> names = new HashMap<>();

  private final Map<String, Unit> units = new HashMap<>();

  /** What comes after a unit. */
  private final Map<String, Set<String>> later = new TreeMap<>();

  private final Map<String, Integer> earlierCounts = new HashMap<>();

  private StartOrder(Specifiers specifiers, Generated generated) {
    this.specifiers = specifiers;
    this.generated = generated;
  }

  static List<Started> of(Collection<Started> units, Specifiers specifiers, Generated generated) {
    StartOrder order = new StartOrder(specifiers, generated);
    Map<String, Started> byName = new TreeMap<>();
    for (Started started : units) {
      String name = started.unit().name().toString();
      byName.put(name, started);
      order.names.put(name, name);
      order.units.put(name, started.unit());
      started.unit().aliases().forEach(alias -> order.names.putIfAbsent(alias, name));
    }
    units.forEach(started -> order.learn(started.unit()));
    return order.sorted(byName.keySet()).stream()
        .flatMap(name -> Stream.ofNullable(byName.get(name)))
        .toList();
  }

  private void learn(Unit unit) {
    String name = unit.name().toString();
    unit.settings()
        .words("After")
        .forEach(earlier -> order(specifiers.fillIn(earlier, unit.name()), name));
    unit.settings()
        .words("Before")
        .forEach(after -> order(name, specifiers.fillIn(after, unit.name())));
    if (unit.hasDefaultDependencies()) {
      learnDefaults(unit, name);
    }
  }

  private void learnDefaults(Unit unit, String name) {
    switch (unit.name().type()) {
      case "target" -> learnMembers(unit, name);
      case "service" -> {
        order(BASIC, name);
        order(unit.name().withType("socket").toString(), name);
        generated.script(unit.name()).ifPresent(script -> learnScript(script, name));
      }
      case "socket", "timer", "path" -> {
        order(SYSTEM, name);
        order(name, unit.name().type() + "s.target");
      }
      default -> {
        // Mounts and their like are the host's, and wait for no service.
      }
    }
  }

  /** A target is reached when what it wants has started, unless either says otherwise. */
  private void learnMembers(Unit target, String name) {
    Stream.of(
            target.links().stream().map(Dependency::name),
            generated.wantedBy(target.name()).stream().map(Dependency::name),
            target.pulled())
        .flatMap(members -> members)
        .flatMap(member -> Stream.ofNullable(names.get(member)))
        .filter(member -> isOrderedBefore(Objects.requireNonNull(units.get(member)), name))
        .forEach(member -> order(member, name));
  }

  private static boolean isOrderedBefore(Unit member, String target) {
    return member.hasDefaultDependencies()
        && member.settings().words("After").noneMatch(target::equals);
  }

  private void learnScript(BootService script, String name) {
    for (String required : script.header().requiredStart()) {
      order(FACILITIES.getOrDefault(required, required + ".service"), name);
    }
  }

  private void order(String earlier, String after) {
    String first = names.get(earlier);
    String second = names.get(after);
    if (first != null
        && second != null
        && !first.equals(second)
        && later.computeIfAbsent(first, name -> new TreeSet<>()).add(second)) {
      earlierCounts.merge(second, 1, Integer::sum);
    }
  }

  /** Where units wait for each other in a circle, it is broken at the first name. */
  private List<String> sorted(Set<String> all) {
    List<String> sorted = new ArrayList<>();
    Set<String> left = new TreeSet<>(all);
    TreeSet<String> ready = new TreeSet<>();
    left.stream().filter(name -> !earlierCounts.containsKey(name)).forEach(ready::add);
    while (!left.isEmpty()) {
      String next = ready.isEmpty() ? left.iterator().next() : ready.first();
      ready.remove(next);
      left.remove(next);
      sorted.add(next);
      for (String after : later.getOrDefault(next, Set.of())) {
        if (earlierCounts.merge(after, -1, Integer::sum) == 0 && left.contains(after)) {
          ready.add(after);
        }
      }
    }
    return sorted;
  }
}
