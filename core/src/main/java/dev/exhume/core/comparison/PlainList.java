package dev.exhume.core.comparison;

import dev.exhume.core.analysis.packages.portage.GentooName;
import dev.exhume.core.analysis.packages.slackware.SlackwareName;
import dev.exhume.core.profile.Packages;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A list of packages in which every line can only be from one manager: {@code ls /var/log/packages}
 * of Slackware, {@code qlist -Iv} of Gentoo, {@code apk info -v} of Alpine.
 */
final class PlainList {
  private static final Pattern SLACKWARE =
      Pattern.compile(
          "[^\\s/]+-[^\\s/-]+-(?:noarch|i[3-6]86|x86_64|x86|arm\\w*|aarch64|fw)-\\d[^\\s/-]*");

  private static final Pattern GENTOO = Pattern.compile("[\\w+.-]+/[\\w+.-]+-\\d[^\\s/]*");
  private static final Pattern ALPINE = Pattern.compile("[^\\s/]+-\\d[^\\s/-]*-r\\d+");

  private PlainList() {}

  /** The packages; empty when another manager may have written a line. */
  static Optional<Packages> of(List<String> lines) {
    List<String> words =
        lines.stream().filter(line -> !PackageLine.saysNothing(line)).map(String::strip).toList();
    if (words.isEmpty()) {
      return Optional.empty();
    }
    if (words.stream().allMatch(word -> SLACKWARE.matcher(word).matches())) {
      return Optional.of(packages("pkgtools", words.stream().map(PlainList::slackware).toList()));
    }
    if (words.stream().allMatch(word -> GENTOO.matcher(word).matches())) {
      return Optional.of(packages("portage", words.stream().map(PlainList::gentoo).toList()));
    }
    return words.stream().allMatch(word -> ALPINE.matcher(word).matches())
        ? Optional.of(packages("apk", words.stream().map(PlainList::gentoo).toList()))
        : Optional.empty();
  }

  private static Packages packages(String manager, List<Packages.Item> items) {
    return new Packages(Optional.of(manager), Optional.empty(), List.of(), items.size(), items);
  }

  private static Packages.Item slackware(String word) {
    SlackwareName name = SlackwareName.of(word);
    return item(name.name(), name.version(), name.build(), name.architecture());
  }

  private static Packages.Item gentoo(String word) {
    GentooName name = GentooName.of(word);
    return item(name.name(), name.version(), Optional.empty(), Optional.empty());
  }

  private static Packages.Item item(
      String name, String version, Optional<String> release, Optional<String> architecture) {
    return new Packages.Item(name, Optional.empty(), version, release, architecture, false);
  }
}
