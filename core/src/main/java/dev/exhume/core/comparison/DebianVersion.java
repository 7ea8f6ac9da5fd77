package dev.exhume.core.comparison;

/**
 * The version of a package of Debian, in the order that dpkg gives them: {@code
 * 1:2.4.10-10+deb12u1}.
 *
 * <pre>
 * DebianVersion --> [epoch ":"] upstream ["-" revision]
 * </pre>
 *
 * <p>Versions that are written differently may be the same: {@code 1.0} and {@code 0:1.0-0}.
 *
 * @param epoch its digits without leading zeros; empty for 0
 * @see <a href="https://www.debian.org/doc/debian-policy/ch-controlfields.html#version">Debian
 *     Policy, 5.6.12</a>
 */
public record DebianVersion(String epoch, String upstream, String revision)
    implements Comparable<DebianVersion> {

  /** Takes a version apart; whatever is no epoch is part of the upstream version. */
  public static DebianVersion parse(String text) {
    int colon = text.indexOf(':');
    boolean hasEpoch = colon > 0 && text.chars().limit(colon).allMatch(DebianVersion::isDigit);
    String rest = hasEpoch ? text.substring(colon + 1) : text;
    int dash = rest.lastIndexOf('-');
    return new DebianVersion(
        hasEpoch ? significant(text.substring(0, colon)) : "",
        dash < 0 ? rest : rest.substring(0, dash),
        dash < 0 ? "" : rest.substring(dash + 1));
  }

  @Override
  public int compareTo(DebianVersion other) {
    int order = compareNumbers(epoch, other.epoch);
    if (order == 0) {
      order = compare(upstream, other.upstream);
    }
    return order == 0 ? compare(revision, other.revision) : order;
  }

  /** Text and number take turns; what is missing is the empty text or the number 0. */
  private static int compare(String one, String other) {
    int i = 0;
    int j = 0;
    while (i < one.length() || j < other.length()) {
      int textEnd = textEnd(one, i);
      int otherTextEnd = textEnd(other, j);
      int order = compareTexts(one.substring(i, textEnd), other.substring(j, otherTextEnd));
      if (order != 0) {
        return order;
      }
      i = numberEnd(one, textEnd);
      j = numberEnd(other, otherTextEnd);
      order =
          compareNumbers(
              significant(one.substring(textEnd, i)),
              significant(other.substring(otherTextEnd, j)));
      if (order != 0) {
        return order;
      }
    }
    return 0;
  }

  private static int compareTexts(String one, String other) {
    for (int i = 0; i < Math.max(one.length(), other.length()); i++) {
      int order = Integer.compare(weight(one, i), weight(other, i));
      if (order != 0) {
        return order;
      }
    }
    return 0;
  }

  /** A tilde is before the end, which is before letters, which are before all else. */
  private static int weight(String text, int index) {
    if (index >= text.length()) {
      return 0;
    }
    char c = text.charAt(index);
    if (c == '~') {
      return -1;
    }
    boolean isLetter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    return isLetter ? c : c + Character.MAX_VALUE;
  }

  private static int compareNumbers(String one, String other) {
    int order = Integer.compare(one.length(), other.length());
    return order == 0 ? one.compareTo(other) : order;
  }

  private static String significant(String digits) {
    int start = 0;
    while (start < digits.length() && digits.charAt(start) == '0') {
      start++;
    }
    return digits.substring(start);
  }

  private static int textEnd(String text, int from) {
    int end = from;
    while (end < text.length() && !isDigit(text.charAt(end))) {
      end++;
    }
    return end;
  }

  private static int numberEnd(String text, int from) {
    int end = from;
    while (end < text.length() && isDigit(text.charAt(end))) {
      end++;
    }
    return end;
  }

  private static boolean isDigit(int c) {
    return c >= '0' && c <= '9';
  }
}
