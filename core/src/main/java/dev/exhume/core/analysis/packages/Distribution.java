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

  /** The vendor as most packages write it. */
  private final Optional<String> name;

  private Distribution(Set<String> vendors, Optional<String> name) {
    this.vendors = vendors;
    this.name = name;
  }

  /** The distribution of most packages, each of which is given by its vendor. */
  static Distribution ofMost(Collection<Optional<String>> packages) {
    Map<String, Integer> votes = new TreeMap<>();
    packages.forEach(vendor -> votes.merge(firstWord(vendor), 1, Integer::sum));
    Optional<Map.Entry<String, Integer>> most =
        votes.entrySet().stream().max(Comparator.comparing(Map.Entry::getValue));
    return new Distribution(
        most.map(vote -> Set.of(vote.getKey())).orElse(Set.of()),
        most.flatMap(vote -> mostWritten(packages, vote.getKey())));
  }

  /** The same distribution, of which a further vendor is known. */
  Distribution and(Optional<String> vendor) {
    Set<String> more = new HashSet<>(vendors);
    more.add(firstWord(vendor));
    return new Distribution(more, name);
  }

  /** Whether somebody else made a package. */
  boolean isThirdParty(Optional<String> vendor) {
    return !vendors.contains(firstWord(vendor));
  }

  /** Why a package counts as somebody else's; empty when it does not. */
  Optional<String> thirdPartyReason(Optional<String> vendor) {
    if (!isThirdParty(vendor)) {
      return Optional.empty();
    }
    String own = vendor.map(maker -> "its vendor is " + maker.strip()).orElse("it names no vendor");
    return Optional.of(
        own + name.map(most -> ", most packages are from " + most).orElse(", most name none"));
  }

  private static Optional<String> mostWritten(
      Collection<Optional<String>> packages, String firstWord) {
    Map<String, Integer> votes = new TreeMap<>();
    packages.stream()
        .flatMap(Optional::stream)
        .map(String::strip)
        .filter(vendor -> !vendor.isEmpty() && firstWord(Optional.of(vendor)).equals(firstWord))
        .forEach(vendor -> votes.merge(vendor, 1, Integer::sum));
    return votes.entrySet().stream().max(Map.Entry.comparingByValue()).map(Map.Entry::getKey);
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
