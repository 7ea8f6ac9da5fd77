package dev.exhume.disk.image;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The name of a piece of a file: {@code disk.001} or {@code disk.img.aa}.
 *
 * @param stem what all pieces have in common, with the dot
 * @param count what tells them apart: digits, or letters that count like digits
 */
record PieceName(String stem, String count) {
  private static final Pattern NAME =
      Pattern.compile("(.+\\.)([0-9]{3,4}|[a-z]{2,3}|[A-Z]{2,3})", Pattern.DOTALL);
  private static final int LETTERS = 26;

  static Optional<PieceName> of(String file) {
    Matcher matcher = NAME.matcher(file);
    return matcher.matches()
        ? Optional.of(new PieceName(matcher.group(1), matcher.group(2)))
        : Optional.empty();
  }

  boolean isOfSameFile(PieceName other) {
    return stem.equals(other.stem)
        && count.length() == other.count.length()
        && kind() == other.kind();
  }

  int number() {
    if (kind() == '0') {
      return Integer.parseInt(count);
    }
    int number = 0;
    for (int i = 0; i < count.length(); i++) {
      number = number * LETTERS + count.charAt(i) - kind();
    }
    return number;
  }

  /** Whether pieces may start to be counted there: digits at 0 or 1, letters at the first. */
  boolean mayBeFirst() {
    return number() == 0 || (number() == 1 && kind() == '0');
  }

  /** The piece of another number. */
  String numbered(int number) {
    if (kind() == '0') {
      return stem + String.format(Locale.ROOT, "%0" + count.length() + "d", number);
    }
    StringBuilder letters = new StringBuilder();
    int rest = number;
    for (int i = 0; i < count.length(); i++) {
      letters.append((char) (kind() + rest % LETTERS));
      rest /= LETTERS;
    }
    return stem + letters.reverse();
  }

  /** The first of the digits that it counts with. */
  private char kind() {
    char digit = count.charAt(0);
    if (digit <= '9') {
      return '0';
    }
    return digit >= 'a' ? 'a' : 'A';
  }
}
