package dev.exhume.core.analysis.packages;

import dev.exhume.core.reading.Folder;
import dev.exhume.core.reading.Problems;
import dev.exhume.core.reading.TextFile;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

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

  /**
   * The repositories of packages, by name and version with a blank between, which neither can hold.
   */
  private final Map<String, String> thirdParties = new HashMap<>();

  private AptLists() {}

  static AptLists read(Path root, Problems problems) {
    AptLists lists = new AptLists();
    List<Path> files = Folder.files(root.resolve("var/lib/apt/lists"), problems);
    Map<String, String> origins = new TreeMap<>();
    for (Path file : files) {
      prefix(file)
          .ifPresent(
              prefix -> foreignOrigin(file, problems).ifPresent(name -> origins.put(prefix, name)));
    }
    for (Path file : files) {
      String name = file.getFileName().toString();
      if (name.endsWith(PACKAGES)) {
        origins.entrySet().stream()
            .filter(origin -> name.startsWith(origin.getKey()))
            .findFirst()
            .ifPresent(origin -> lists.add(file, repository(origin), problems));
      }
    }
    return lists;
  }

  /** The repository that has the package, if it is not the distribution's. */
  Optional<String> repository(DpkgParagraph paragraph) {
    return Optional.ofNullable(thirdParties.get(key(paragraph)));
  }

  private void add(Path list, String repository, Problems problems) {
    TextFile.read(list, problems)
        .ifPresent(
            file ->
                DpkgParagraph.split(file.lines())
                    .forEach(paragraph -> thirdParties.putIfAbsent(key(paragraph), repository)));
  }

  /** Origin and address: APT makes the names of its lists of addresses, with _ for each slash. */
  private static String repository(Map.Entry<String, String> origin) {
    String address = origin.getKey().replace('_', '/');
    int distributions = address.indexOf("/dists/");
    return "%s, %s"
        .formatted(
            origin.getValue(), distributions < 0 ? address : address.substring(0, distributions));
  }

  private static Optional<String> prefix(Path file) {
    String name = file.getFileName().toString();
    return RELEASES.stream()
        .filter(name::endsWith)
        .findFirst()
        .map(suffix -> name.substring(0, name.length() - suffix.length()) + "_");
  }

  private static Optional<String> foreignOrigin(Path release, Problems problems) {
    return TextFile.read(release, problems).stream()
        .flatMap(file -> DpkgParagraph.split(file.lines()).stream())
        .flatMap(paragraph -> paragraph.field("Origin").stream())
        .filter(origin -> !DpkgItem.isDistribution(origin))
        .findFirst();
  }

  private static String key(DpkgParagraph paragraph) {
    return paragraph.field("Package").orElse("") + " " + paragraph.field("Version").orElse("");
  }
}
