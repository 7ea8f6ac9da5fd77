package dev.exhume.core.analysis.packages;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Who made the distribution, as its packages tell it: the vendor of most of them, and the one of
 * the package that brought the release file.
 */
final class Distribution {
  /** Vendors by their first word: "SUSE LLC" is who used to be "SUSE LINUX Products GmbH". */
  private final Set<String> vendors;

  private Distribution(Set<String> vendors) {
    this.vendors = vendors;
  }

  /** The distribution of most packages, each of which is given by its vendor. */
  static Distribution ofMost(Collection<Optional<String>> packages) {
    Map<String, Integer> votes = new TreeMap<>();
    packages.forEach(vendor -> votes.merge(firstWord(vendor), 1, Integer::sum));
    Optional<Map.Entry<String, Integer>> most =
        votes.entrySet().stream().max(Comparator.comparing(Map.Entry::getValue));
    return new Distribution(most.map(vote -> Set.of(vote.getKey())).orElse(Set.of()));
  }

  /** The same distribution, of which a further vendor is known. */
  Distribution and(Optional<String> vendor) {
    Set<String> more = new HashSet<>(vendors);
    more.add(firstWord(vendor));
    return new Distribution(more);
  }

  /** Whether somebody else made a package. */
  boolean isThirdParty(Optional<String> vendor) {
    return !vendors.contains(firstWord(vendor));
  }

  private static String firstWord(Optional<String> vendor) {
    String name = vendor.orElse("").strip().toLowerCase(Locale.ROOT);
    int end = 0;
    while (end < name.length() && Character.isLetterOrDigit(name.charAt(end))) {
      end++;
    }
    return name.substring(0, end);
  }
}
