package dev.exhume.core.report.text;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Words and numbers as people write them. */
public final class Words {
  private static final int STEP = 1024;
  private static final List<String> UNITS = List.of("B", "KiB", "MiB", "GiB", "TiB", "PiB", "EiB");

  private Words() {}

  /** Things of which there are so many: {@code 1 port}, {@code 1,500 packages}. */
  public static String count(long number, String one) {
    return count(number, one, one + "s");
  }

  /** Things of which there are so many. */
  public static String count(long number, String one, String several) {
    return number(number) + " " + (number == 1 ? one : several);
  }

  /** A number with its thousands apart. */
  public static String number(long number) {
    return String.format(Locale.ENGLISH, "%,d", number);
  }

  /** The size in the largest unit of which there is at least one: {@code 7.0 GiB}. */
  public static String size(long bytes) {
    int unit = 0;
    double size = bytes;
    while (size >= STEP && unit < UNITS.size() - 1) {
      size /= STEP;
      unit++;
    }
    return unit == 0 ? bytes + " B" : String.format(Locale.ROOT, "%.1f %s", size, UNITS.get(unit));
  }

  /** The size, if it is known. */
  public static String size(Optional<Long> bytes) {
    return bytes.map(Words::size).orElse("");
  }

  /** What stands in a list, as a sentence has it: {@code a, b and c}. */
  public static String list(List<String> words) {
    if (words.size() < 2) {
      return String.join("", words);
    }
    int last = words.size() - 1;
    return String.join(", ", words.subList(0, last)) + " and " + words.get(last);
  }

  /** The first of a list, and how many more there are. */
  public static String list(List<String> words, int most) {
    return words.size() <= most
        ? list(words)
        : String.join(", ", words.subList(0, most))
            + " and "
            + number(words.size() - most)
            + " more";
  }

  /** A constant of the profile as a word: {@code not-needed} is {@code not needed}. */
  public static String plain(Object constant) {
    return constant.toString().toLowerCase(Locale.ROOT).replace('_', ' ').replace('-', ' ');
  }

  /** The same with a capital, for the start of a line. */
  public static String title(Object constant) {
    return sentence(plain(constant));
  }

  /** The words with a capital at their start. */
  public static String sentence(String word) {
    return word.isEmpty()
        ? word
        : word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
  }
}
