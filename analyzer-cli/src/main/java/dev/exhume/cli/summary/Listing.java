package dev.exhume.cli.summary;

import java.util.List;

/** Lists of which only the start is shown. */
final class Listing {
  private Listing() {}

  /** The first few, and how many more there are: {@code a, b, c and 4 more}. */
  static String of(List<String> items, int most) {
    String shown = String.join(", ", items.subList(0, Math.min(most, items.size())));
    return items.size() > most ? "%s and %d more".formatted(shown, items.size() - most) : shown;
  }

  /** A number and its noun: {@code 1 file}, {@code 2 files}. */
  static String count(long number, String noun) {
    return number == 1 ? "1 " + noun : "%d %ss".formatted(number, noun);
  }
}
