package dev.exhume.core.analysis.upstream;

import com.google.common.base.Ascii;
import java.math.BigInteger;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * A version as the makers of a program number it: {@code 1.0.1g}, {@code 9.9.7-P2}, {@code
 * 1.3.2rc3}, {@code 5.3.18.RELEASE}.
 *
 * @param parts numbers and words in their order
 */
record UpstreamVersion(List<String> parts) implements Comparable<UpstreamVersion> {
  private static final Pattern PART = Pattern.compile("\\d+|[A-Za-z]+");

  /** More than any version has; the rest would not change an answer. */
  private static final int MAX_PARTS = 16;

  private static final int MAX_LENGTH = 64;

  /** A milestone such as {@code M1}; the {@code m} of OpenSSL's 0.9.8m is a letter like others. */
  private static final Pattern MILESTONE = Pattern.compile("(?<![a-z])m(?=\\d)");

  /** Words for what comes before the version that they follow. */
  private static final Set<String> EARLIER =
      Set.of("alpha", "beta", "milestone", "pre", "rc", "cr", "dev", "snapshot", "build");

  /** Words for the version itself. */
  private static final Set<String> SAME = Set.of("final", "ga", "release");

  UpstreamVersion {
    parts = List.copyOf(parts);
  }

  static UpstreamVersion parse(String text) {
    String start = Ascii.toLowerCase(text.substring(0, Math.min(text.length(), MAX_LENGTH)));
    return new UpstreamVersion(
        PART.matcher(MILESTONE.matcher(start).replaceAll("milestone"))
            .results()
            .map(MatchResult::group)
            .filter(part -> !SAME.contains(part))
            .limit(MAX_PARTS)
            .toList());
  }

  /** Whether this is the other version, or one of the branch that it names. */
  boolean isOf(UpstreamVersion branch) {
    return parts.size() >= branch.parts.size()
        && new UpstreamVersion(parts.subList(0, branch.parts.size())).equals(branch);
  }

  /** A missing number is nought; a word puts a version before or after the one without it. */
  @Override
  public int compareTo(UpstreamVersion other) {
    for (int i = 0; i < Math.max(parts.size(), other.parts.size()); i++) {
      int order = compare(part(i), other.part(i));
      if (order != 0) {
        return order;
      }
    }
    return 0;
  }

  private String part(int index) {
    return index < parts.size() ? parts.get(index) : "";
  }

  private static int compare(String a, String b) {
    int ranks = Integer.compare(rank(a), rank(b));
    if (ranks != 0) {
      return ranks;
    }
    return isNumber(a) || isNumber(b) ? number(a).compareTo(number(b)) : a.compareTo(b);
  }

  /** Earlier words, then the end, which is as good as a nought, then words, then numbers. */
  private static int rank(String part) {
    if (EARLIER.contains(part)) {
      return 0;
    }
    if (part.isEmpty() || (isNumber(part) && number(part).signum() == 0)) {
      return 1;
    }
    return isNumber(part) ? 3 : 2;
  }

  private static boolean isNumber(String part) {
    return !part.isEmpty() && Character.isDigit(part.charAt(0));
  }

  private static BigInteger number(String part) {
    return part.isEmpty() ? BigInteger.ZERO : new BigInteger(part);
  }
}
