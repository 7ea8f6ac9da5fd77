package dev.exhume.core.analysis.packages;

import dev.exhume.core.reading.Folder;
import dev.exhume.core.reading.Problems;
import dev.exhume.core.reading.TextFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What APT last saw in repositories that are not the distribution's: only the lists know that a
 * package came from one.
 *
 * <p>A repository has one file {@code PREFIX_InRelease} or {@code PREFIX_Release} that names its
 * origin, and files {@code PREFIX_…_Packages}.
 */
final class AptLists {
  private static final List<String> RELEASES = List.of("_InRelease", "_Release");
  private static final String PACKAGES = "_Packages";

  /** What is known when there are no lists. */
  static final AptLists NONE = new AptLists();

  /** Name and version of packages, with a blank between, which neither can hold. */
  private final Set<String> thirdParties = new HashSet<>();

  private AptLists() {}

  static AptLists read(Path root, Problems problems) {
    AptLists lists = new AptLists();
    List<Path> files = Folder.files(root.resolve("var/lib/apt/lists"), problems);
    List<String> prefixes = new ArrayList<>();
    for (Path file : files) {
      prefix(file).filter(prefix -> isThirdParty(file, problems)).ifPresent(prefixes::add);
    }
    for (Path file : files) {
      String name = file.getFileName().toString();
      if (name.endsWith(PACKAGES) && prefixes.stream().anyMatch(name::startsWith)) {
        lists.add(file, problems);
      }
    }
    return lists;
  }

  /** Whether a package is one of such a repository. */
  boolean isThirdParty(DpkgParagraph paragraph) {
    return thirdParties.contains(key(paragraph));
  }

  private void add(Path list, Problems problems) {
    TextFile.read(list, problems)
        .ifPresent(
            file ->
                DpkgParagraph.split(file.lines())
                    .forEach(paragraph -> thirdParties.add(key(paragraph))));
  }

  private static Optional<String> prefix(Path file) {
    String name = file.getFileName().toString();
    return RELEASES.stream()
        .filter(name::endsWith)
        .findFirst()
        .map(suffix -> name.substring(0, name.length() - suffix.length()) + "_");
  }

  private static boolean isThirdParty(Path release, Problems problems) {
    Optional<TextFile> file = TextFile.read(release, problems);
    return file.isPresent()
        && DpkgParagraph.split(file.get().lines()).stream()
            .flatMap(paragraph -> paragraph.field("Origin").stream())
            .anyMatch(origin -> !DpkgItem.isDistribution(origin));
  }

  private static String key(DpkgParagraph paragraph) {
    return paragraph.field("Package").orElse("") + " " + paragraph.field("Version").orElse("");
  }
}
