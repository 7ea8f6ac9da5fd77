package dev.exhume.core.analysis.packages;

import dev.exhume.core.profile.Packages;
import dev.exhume.core.reading.Redaction;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** A package of dpkg in the words of the profile. */
final class DpkgItem {
  /** The state of a package that was removed, of which only the configuration has stayed. */
  private static final String REMOVED = "config-files";

  /** States of a package of which nothing is on the disk, but for its configuration. */
  private static final Set<String> ABSENT = Set.of("not-installed", REMOVED);

  /** Where a package says it comes from when a distribution built it; most say nothing. */
  private static final Set<String> DISTRIBUTIONS =
      Set.of("debian", "ubuntu", "raspbian", "devuan", "linuxmint", "knoppix", "kali", "proxmox");

  private static final long KIB = 1024;

  private DpkgItem() {}

  /** Whether the package's files are on the disk; where there is no status at all, they are. */
  static boolean isInstalled(DpkgParagraph paragraph) {
    return !ABSENT.contains(state(paragraph));
  }

  /** Whether the package was there once. */
  static boolean isRemoved(DpkgParagraph paragraph) {
    return state(paragraph).equals(REMOVED);
  }

  private static String state(DpkgParagraph paragraph) {
    String status = paragraph.field("Status").orElse("installed");
    return status.substring(status.lastIndexOf(' ') + 1);
  }

  /** The package, if the paragraph says as much as its name and version. */
  static Optional<Packages.Item> of(DpkgParagraph paragraph, DpkgFileList files, AptLists lists) {
    Optional<String> name = paragraph.field("Package");
    Optional<String> version = paragraph.field("Version");
    if (name.isEmpty() || version.isEmpty()) {
      return Optional.empty();
    }
    Optional<Long> epoch = epoch(version.get());
    return Optional.of(
        new Packages.Item(
            name.get(),
            epoch,
            epoch.map(number -> afterColon(version.get())).orElse(version.get()),
            Optional.empty(),
            paragraph.field("Architecture"),
            origin(paragraph),
            paragraph.field("Maintainer"),
            Optional.of(paragraph.field("Source").map(DpkgItem::firstWord).orElse(name.get())),
            files.written(),
            paragraph.field("Installed-Size").flatMap(DpkgItem::number).map(size -> size * KIB),
            paragraph.field("License"),
            files.paths().size(),
            thirdPartyReason(paragraph, lists.repository(paragraph)).isPresent(),
            false,
            Optional.empty(),
            Optional.empty(),
            Optional.empty()));
  }

  /**
   * What shows that no distribution built the package: an origin of its own, a repository of its
   * own, a license, which only packages of other tools declare, or the superuser of some machine as
   * its maintainer.
   *
   * @param repository that is not the distribution's and has the package
   */
  static Optional<String> thirdPartyReason(DpkgParagraph paragraph, Optional<String> repository) {
    Optional<String> origin = origin(paragraph).filter(name -> !isDistribution(name));
    if (origin.isPresent()) {
      return Optional.of("it says that it comes from " + origin.get());
    }
    if (repository.isPresent()) {
      return Optional.of("another repository than the distribution's has it");
    }
    if (paragraph.field("License").isPresent()) {
      return Optional.of("it declares a license, which packages of the distribution do not");
    }
    return paragraph
        .field("Maintainer")
        .filter(name -> name.contains("root@"))
        .map(name -> "its maintainer is the superuser of the machine that built it");
  }

  private static Optional<String> origin(DpkgParagraph paragraph) {
    return paragraph.field("Origin").or(() -> paragraph.field("Vendor")).map(Redaction::of);
  }

  static boolean isDistribution(String origin) {
    return DISTRIBUTIONS.contains(origin.replace(" ", "").toLowerCase(Locale.ROOT));
  }

  private static Optional<Long> epoch(String version) {
    int colon = version.indexOf(':');
    return colon > 0 ? number(version.substring(0, colon)) : Optional.empty();
  }

  private static String afterColon(String version) {
    return version.substring(version.indexOf(':') + 1);
  }

  /** The source package without its version, which follows in parentheses. */
  private static String firstWord(String source) {
    int blank = source.indexOf(' ');
    return blank < 0 ? source : source.substring(0, blank);
  }

  /** A number of so few digits that it cannot overflow, even in KiB. */
  private static Optional<Long> number(String text) {
    boolean isNumber =
        !text.isEmpty() && text.length() <= 15 && text.chars().allMatch(c -> c >= '0' && c <= '9');
    return isNumber ? Optional.of(Long.valueOf(text)) : Optional.empty();
  }
}
