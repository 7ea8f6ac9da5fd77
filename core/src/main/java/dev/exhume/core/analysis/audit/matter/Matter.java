package dev.exhume.core.analysis.audit.matter;

import dev.exhume.core.profile.Evidence;
import dev.exhume.core.profile.Finding;
import dev.exhume.core.profile.Severity;
import dev.exhume.core.reading.VisibleText;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * One thing that is wrong, wherever it is so: the finding without its places.
 *
 * @param kind {@code account}, {@code configuration}, {@code certificate}, {@code secret} or {@code
 *     break-in}
 * @param remedy what to do
 */
public record Matter(
    String id, Severity severity, String kind, String title, String detail, String remedy) {
  private static final int MAX_PLACES = 20;
  private static final int MAX_NAMES = 5;

  /** The finding, if there are places that show it. */
  public Optional<Finding> at(Collection<Evidence> places) {
    List<Evidence> all = places.stream().distinct().toList();
    if (all.isEmpty()) {
      return Optional.empty();
    }
    String more =
        all.size() > MAX_PLACES
            ? " The first %d of %d places are named.".formatted(MAX_PLACES, all.size())
            : "";
    return Optional.of(
        new Finding(
            id,
            severity,
            kind,
            VisibleText.of(title),
            VisibleText.of(detail) + more,
            remedy,
            all.stream().limit(MAX_PLACES).toList()));
  }

  /** Some names in one line, the first of many. */
  public static String names(Collection<String> all) {
    List<String> distinct = all.stream().distinct().map(VisibleText::of).toList();
    String first = String.join(", ", distinct.stream().limit(MAX_NAMES).toList());
    int more = distinct.size() - MAX_NAMES;
    return more > 0 ? "%s and %d more".formatted(first, more) : first;
  }
}
