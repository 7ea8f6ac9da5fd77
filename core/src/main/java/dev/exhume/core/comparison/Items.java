package dev.exhume.core.comparison;

import dev.exhume.core.comparison.Difference.FieldChange;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * How the things of a section are told apart, described and compared.
 *
 * <p>Several may have one subject: those that are the same on both servers are set off against each
 * other first, the rest is paired in its order.
 *
 * @param subject by which a thing is found on the other server
 * @param label what is said of a thing that only one server has
 */
record Items<T>(Function<T, String> subject, Function<T, String> label, List<Field<T>> fields) {
  /** Things that are told by their subject and nothing else. */
  static <T> Items<T> of(Function<T, String> subject) {
    return new Items<>(subject, thing -> "", List.of());
  }

  Section compare(String name, List<T> before, List<T> after) {
    Map<String, List<T>> old = grouped(before);
    Map<String, List<T>> now = grouped(after);
    Map<String, List<T>> subjects = new TreeMap<>(old);
    subjects.putAll(now);
    List<Difference> differences = new ArrayList<>();
    int unchanged = 0;
    for (String key : subjects.keySet()) {
      List<T> left = new ArrayList<>(old.getOrDefault(key, List.of()));
      List<T> right = new ArrayList<>(now.getOrDefault(key, List.of()));
      unchanged += setOff(left, right);
      differences.addAll(differences(key, left, right));
    }
    return new Section(name, unchanged, differences);
  }

  private Map<String, List<T>> grouped(List<T> things) {
    Map<String, List<T>> groups = new HashMap<>();
    for (T thing : things) {
      groups.computeIfAbsent(subject.apply(thing), key -> new ArrayList<>()).add(thing);
    }
    return groups;
  }

  /** Takes what is the same out of both lists, and counts it. */
  private int setOff(List<T> left, List<T> right) {
    Map<List<Optional<String>>, Integer> others = new HashMap<>();
    right.forEach(thing -> others.merge(values(thing), 1, Integer::sum));
    Map<List<Optional<String>>, Integer> same = new HashMap<>();
    int all = left.size();
    left.removeIf(thing -> takeOne(others, values(thing)) && addOne(same, values(thing)));
    right.removeIf(thing -> takeOne(same, values(thing)));
    return all - left.size();
  }

  private static <K> boolean takeOne(Map<K, Integer> counts, K key) {
    int count = counts.getOrDefault(key, 0);
    counts.put(key, count - 1);
    return count > 0;
  }

  private static <K> boolean addOne(Map<K, Integer> counts, K key) {
    return counts.merge(key, 1, Integer::sum) > 0;
  }

  private List<Optional<String>> values(T thing) {
    return fields.stream().map(field -> field.text().apply(thing)).toList();
  }

  private List<Difference> differences(String key, List<T> left, List<T> right) {
    List<Difference> differences = new ArrayList<>();
    int pairs = Math.min(left.size(), right.size());
    for (int i = 0; i < pairs; i++) {
      differences.add(Difference.changed(key, changes(left.get(i), right.get(i))));
    }
    left.subList(pairs, left.size())
        .forEach(thing -> differences.add(Difference.removed(key, label.apply(thing))));
    right
        .subList(pairs, right.size())
        .forEach(thing -> differences.add(Difference.added(key, label.apply(thing))));
    return differences;
  }

  private List<FieldChange> changes(T left, T right) {
    List<FieldChange> changes = new ArrayList<>();
    for (Field<T> field : fields) {
      Optional<String> before = field.text().apply(left);
      Optional<String> after = field.text().apply(right);
      if (!before.equals(after)) {
        changes.add(new FieldChange(field.name(), before, after));
      }
    }
    return changes;
  }
}
