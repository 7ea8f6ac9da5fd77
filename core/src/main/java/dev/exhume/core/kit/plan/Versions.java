package dev.exhume.core.kit.plan;

import com.google.common.collect.Comparators;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Compares dotted version numbers of upstream releases: {@code 2.12} is newer than {@code 2.3.4}.
 */
public final class Versions {
  private static final Pattern NUMBER = Pattern.compile("\\d{1,9}");
  private static final Pattern NUMBERS = Pattern.compile("^\\d{1,9}(\\.\\d{1,9})*");
  private static final Comparator<Iterable<Integer>> ORDER =
      Comparators.lexicographical(Comparator.<Integer>naturalOrder());

  private Versions() {}

  /** Whether one release came before another; what follows the numbers does not count. */
  public static boolean isBefore(String version, String other) {
    return ORDER.compare(numbers(version), numbers(other)) < 0;
  }

  private static List<Integer> numbers(String version) {
    List<Integer> numbers = new ArrayList<>();
    Matcher dotted = NUMBERS.matcher(version);
    if (dotted.find()) {
      Matcher number = NUMBER.matcher(dotted.group());
      while (number.find()) {
        numbers.add(Integer.parseInt(number.group()));
      }
    }
    return numbers;
  }
}
