package dev.exhume.core.analysis.boot.openrc;

import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Puts services into an order in which none starts before what it waits for. */
final class StartOrder {
  private StartOrder() {}

  /**
   * The names in order; of those that could come next, the first by name. Services that wait for
   * each other come last, as nothing better can be said.
   *
   * @param predecessors what each waits for; names that are no key do not matter
   */
  static List<String> of(Map<String, Set<String>> predecessors) {
    Map<String, Set<String>> left = new TreeMap<>();
    predecessors.forEach(
        (name, before) -> {
          Set<String> known = new HashSet<>(before);
          known.retainAll(predecessors.keySet());
          known.remove(name);
          left.put(name, known);
        });
    Map<String, Set<String>> successors = new TreeMap<>();
    left.forEach(
        (name, before) ->
            before.forEach(
                earlier -> successors.computeIfAbsent(earlier, key -> new TreeSet<>()).add(name)));
    TreeSet<String> ready = new TreeSet<>();
    left.forEach(
        (name, before) -> {
          if (before.isEmpty()) {
            ready.add(name);
          }
        });
    Set<String> order = new LinkedHashSet<>();
    while (!ready.isEmpty()) {
      String next = ready.first();
      ready.remove(next);
      order.add(next);
      for (String later : successors.getOrDefault(next, Set.of())) {
        Set<String> before = left.getOrDefault(later, Set.of());
        before.remove(next);
        if (before.isEmpty()) {
          ready.add(later);
        }
      }
    }
    order.addAll(left.keySet());
    return List.copyOf(order);
  }
}
