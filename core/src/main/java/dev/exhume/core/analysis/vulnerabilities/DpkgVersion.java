package dev.exhume.core.analysis.vulnerabilities;

import com.google.common.base.Ascii;

/**
 * A version of a package of Debian: {@code 1:4.2+dfsg-0.1+deb7u3}.
 *
 * @see <a href="https://www.debian.org/doc/debian-policy/ch-controlfields.html#version">Debian
 *     policy, 5.6.12</a>
 */
record DpkgVersion(long epoch, String upstream, String revision)
    implements Comparable<DpkgVersion> {
  private static final int MAX_EPOCH_DIGITS = 9;

  static DpkgVersion parse(String text) {
    int colon = text.indexOf(':');
    boolean hasEpoch =
        colon > 0
            && colon <= MAX_EPOCH_DIGITS
            && text.substring(0, colon).chars().allMatch(DpkgVersion::isDigit);
    long epoch = hasEpoch ? Long.parseLong(text.substring(0, colon)) : 0;
    String rest = hasEpoch ? text.substring(colon + 1) : text;
    int dash = rest.lastIndexOf('-');
    return dash < 0
        ? new DpkgVersion(epoch, rest, "")
        : new DpkgVersion(epoch, rest.substring(0, dash), rest.substring(dash + 1));
  }

  @Override
  public int compareTo(DpkgVersion other) {
    int epochs = Long.compare(epoch, other.epoch);
    if (epochs != 0) {
      return epochs;
    }
    int upstreams = compare(upstream, other.upstream);
    return upstreams != 0 ? upstreams : compare(revision, other.revision);
  }

  /** Parts that are not digits, then digits as numbers, in turn. */
  private static int compare(String a, String b) {
    int i = 0;
    int j = 0;
    while (i < a.length() || j < b.length()) {
      while (isPartOfText(a, i) || isPartOfText(b, j)) {
        int order = Integer.compare(weight(a, i), weight(b, j));
        if (order != 0) {
          return order;
        }
        i++;
        j++;
      }
      int endOfA = endOfNumber(a, i);
      int endOfB = endOfNumber(b, j);
      int order =
          compareNumbers(
              a.substring(Math.min(i, endOfA), endOfA), b.substring(Math.min(j, endOfB), endOfB));
      if (order != 0) {
        return order;
      }
      i = endOfA;
      j = endOfB;
    }
    return 0;
  }

  private static boolean isPartOfText(String text, int at) {
    return at < text.length() && !isDigit(text.charAt(at));
  }

  /** The tilde comes before the end, the end before letters, letters before all else. */
  private static int weight(String text, int at) {
    if (at >= text.length() || isDigit(text.charAt(at))) {
      return 0;
    }
    char c = text.charAt(at);
    if (c == '~') {
      return -1;
    }
    return Ascii.isUpperCase(c) || Ascii.isLowerCase(c) ? c : c + Character.MAX_VALUE;
  }

  private static int endOfNumber(String text, int from) {
    int end = Math.min(from, text.length());
    while (end < text.length() && isDigit(text.charAt(end))) {
      end++;
    }
    return end;
  }

  private static int compareNumbers(String a, String b) {
    String left = withoutZeros(a);
    String right = withoutZeros(b);
    int lengths = Integer.compare(left.length(), right.length());
    return lengths != 0 ? lengths : left.compareTo(right);
  }

  private static String withoutZeros(String digits) {
    int start = 0;
    while (start < digits.length() && digits.charAt(start) == '0') {
      start++;
    }
    return digits.substring(start);
  }

  private static boolean isDigit(int c) {
    return c >= '0' && c <= '9';
  }
}
