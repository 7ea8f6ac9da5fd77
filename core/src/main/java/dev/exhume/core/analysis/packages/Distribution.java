package dev.exhume.core.analysis.packages;

import dev.exhume.core.profile.Packages;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
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
  private static final String PUBLIC_KEY = "gpg-pubkey";

  /** Vendors by their first word: "SUSE LLC" is who used to be "SUSE LINUX Products GmbH". */
  private final Set<String> vendors;

  private Distribution(Set<String> vendors) {
    this.vendors = vendors;
  }

  /**
   * Finds the vendors.
   *
   * @param releasePackages the names of the packages that own the server's release files
   */
  static Distribution of(List<Packages.Item> installed, Set<String> releasePackages) {
    Map<String, Integer> votes = new TreeMap<>();
    Set<String> vendors = new HashSet<>();
    for (Packages.Item item : installed) {
      if (!item.name().equals(PUBLIC_KEY)) {
        votes.merge(firstWord(item), 1, Integer::sum);
      }
      if (releasePackages.contains(item.name())) {
        vendors.add(firstWord(item));
      }
    }
    Optional<Map.Entry<String, Integer>> most =
        votes.entrySet().stream().max(Comparator.comparing(Map.Entry::getValue));
    most.ifPresent(vote -> vendors.add(vote.getKey()));
    return new Distribution(vendors);
  }

  /** Whether somebody else made the package. */
  boolean isThirdParty(Packages.Item installed) {
    return !installed.name().equals(PUBLIC_KEY) && !vendors.contains(firstWord(installed));
  }

  private static String firstWord(Packages.Item installed) {
    String vendor = installed.vendor().orElse("").strip().toLowerCase(Locale.ROOT);
    int end = 0;
    while (end < vendor.length() && Character.isLetterOrDigit(vendor.charAt(end))) {
      end++;
    }
    return vendor.substring(0, end);
  }
}
