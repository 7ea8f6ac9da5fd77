package dev.exhume.core.analysis.addresses;

import dev.exhume.core.profile.Dependency;
import dev.exhume.core.profile.Evidence;
import dev.exhume.core.reading.Problems;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Collects ties, each place once, and of a value that stands everywhere only the first places. */
final class Dependencies {
  static final int MAX_PLACES = 50;

  private static final Comparator<Dependency> ORDER =
      Comparator.comparing(Dependency::kind)
          .thenComparing(Dependency::value)
          .thenComparing(dependency -> dependency.evidence().path())
          .thenComparing(Dependencies::line);

  private final List<Dependency> found = new ArrayList<>();
  private final Set<String> places = new HashSet<>();
  private final Map<String, Integer> count = new HashMap<>();

  void add(DependencyKind kind, String value, Evidence evidence, String advice) {
    String tie = kind.id() + " " + value;
    if (places.add(tie + " " + evidence.location())
        && count.merge(tie, 1, Integer::sum) <= MAX_PLACES) {
      found.add(new Dependency(kind.id(), value, evidence, Optional.of(advice)));
    }
  }

  List<Dependency> sorted() {
    found.sort(ORDER);
    return List.copyOf(found);
  }

  void reportOmitted(Path root, Problems problems) {
    new TreeMap<>(count)
        .forEach(
            (tie, places) -> {
              if (places > MAX_PLACES) {
                problems.add(
                    root,
                    "%s stands in %d more lines of the configuration; only %d are listed"
                        .formatted(tie, places - MAX_PLACES, MAX_PLACES));
              }
            });
  }

  private static int line(Dependency dependency) {
    return dependency.evidence() instanceof Evidence.InText text ? text.line().orElse(0) : 0;
  }
}
