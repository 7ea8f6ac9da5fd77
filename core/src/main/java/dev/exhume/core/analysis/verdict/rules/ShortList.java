package dev.exhume.core.analysis.verdict.rules;

import dev.exhume.core.reading.Excerpt;
import dev.exhume.core.reading.Redaction;
import java.util.List;

/** Names in a sentence: the first few, and how many more there are. */
final class ShortList {
  private static final int SHOWN = 4;
  private static final int MOST = 20;
  private static final int LONGEST_QUOTE = 60;

  private ShortList() {}

  /** {@code a, b, c, d and 3 more}. */
  static String of(List<String> names) {
    return first(SHOWN, names);
  }

  /** All of them as far as anybody reads on, for lists in which each name matters. */
  static String all(List<String> names) {
    return first(MOST, names);
  }

  private static String first(int most, List<String> names) {
    int more = names.size() - most;
    String shown = String.join(", ", names.subList(0, Math.min(most, names.size())));
    return more > 0 ? "%s and %d more".formatted(shown, more) : shown;
  }

  /** {@code a and 3 others}. */
  static String firstOf(List<String> names) {
    int others = names.size() - 1;
    return switch (others) {
      case 0 -> names.get(0);
      case 1 -> names.get(0) + " and 1 other";
      default -> "%s and %d others".formatted(names.get(0), others);
    };
  }

  /** {@code 1 job}, {@code 2 jobs}. */
  static String count(int count, String noun) {
    return "%d %s%s".formatted(count, noun, count == 1 ? "" : "s");
  }

  /** What somebody wrote, in quotes and short, without passwords. */
  static String quote(String text) {
    String safe = Redaction.of(text);
    return safe.length() > LONGEST_QUOTE
        ? '"' + Excerpt.of(safe, LONGEST_QUOTE) + "…\""
        : '"' + safe + '"';
  }
}
