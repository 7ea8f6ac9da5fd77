package dev.exhume.core.comparison;

import com.google.common.base.Splitter;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The version of a package of Gentoo, in the order that Portage gives them: {@code 1.2.3b_rc4-r5}.
 * Alpine's are written and ordered alike, with further suffixes.
 *
 * @param numbers the first as a whole number, those after a point as such or as a fraction
 * @param letter empty if there is none
 * @param suffixes each with its number: {@code rc4}
 * @param revision empty for 0
 * @see <a href="https://projects.gentoo.org/pms/8/pms.html">Package Manager Specification, 3.3</a>
 */
record EbuildVersion(List<String> numbers, String letter, List<String> suffixes, String revision)
    implements Comparable<EbuildVersion> {
  private static final Pattern FORM =
      Pattern.compile(
          "(?<numbers>\\d++(?:\\.\\d++)*+)(?<letter>[a-z]?)(?<suffixes>(?:_[a-z]++\\d*+)*+)"
              + "(?:-r(?<revision>\\d++))?+");

  /** From the earliest to the latest; none at all lies before the second half. */
  private static final List<String> BEFORE = List.of("alpha", "beta", "pre", "rc");

  private static final List<String> AFTER = List.of("cvs", "svn", "git", "hg", "p");

  /** Takes a version apart; whatever is none is one number that comes before all. */
  static EbuildVersion parse(String text) {
    Matcher form = FORM.matcher(text);
    if (!form.matches()) {
      return new EbuildVersion(List.of(), text, List.of(), "");
    }
    String revision = form.group("revision");
    return new EbuildVersion(
        Splitter.on('.').splitToList(form.group("numbers")),
        form.group("letter"),
        Splitter.on('_').omitEmptyStrings().splitToList(form.group("suffixes")),
        revision == null ? "" : significant(revision));
  }

  @Override
  public int compareTo(EbuildVersion other) {
    List<Integer> orders = new ArrayList<>();
    orders.add(compareNumbers(numbers, other.numbers));
    orders.add(letter.compareTo(other.letter));
    orders.add(compareSuffixes(suffixes, other.suffixes));
    orders.add(compareNumber(revision, other.revision));
    return orders.stream().filter(order -> order != 0).findFirst().orElse(0);
  }

  private static int compareNumbers(List<String> one, List<String> other) {
    for (int i = 0; i < Math.min(one.size(), other.size()); i++) {
      int order = i == 0 ? whole(one.get(i), other.get(i)) : part(one.get(i), other.get(i));
      if (order != 0) {
        return order;
      }
    }
    return Integer.compare(one.size(), other.size());
  }

  private static int whole(String one, String other) {
    return compareNumber(significant(one), significant(other));
  }

  /** With a zero before it a part is a fraction: {@code 1.05} is before {@code 1.1}. */
  private static int part(String one, String other) {
    return one.startsWith("0") || other.startsWith("0")
        ? withoutLastZeros(one).compareTo(withoutLastZeros(other))
        : compareNumber(one, other);
  }

  private static int compareSuffixes(List<String> one, List<String> other) {
    for (int i = 0; i < Math.max(one.size(), other.size()); i++) {
      String left = i < one.size() ? one.get(i) : "";
      String right = i < other.size() ? other.get(i) : "";
      int order = Integer.compare(rank(left), rank(right));
      if (order == 0) {
        order = whole(number(left), number(right));
      }
      if (order != 0) {
        return order;
      }
    }
    return 0;
  }

  private static int rank(String suffix) {
    String name = suffix.substring(0, suffix.length() - number(suffix).length());
    int before = BEFORE.indexOf(name);
    return before >= 0 ? before - BEFORE.size() : AFTER.indexOf(name) + 1;
  }

  private static String number(String suffix) {
    int start = suffix.length();
    while (start > 0 && Character.isDigit(suffix.charAt(start - 1))) {
      start--;
    }
    return suffix.substring(start);
  }

  private static int compareNumber(String one, String other) {
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

  private static String withoutLastZeros(String digits) {
    int end = digits.length();
    while (end > 0 && digits.charAt(end - 1) == '0') {
      end--;
    }
    return digits.substring(0, end);
  }
}
