package dev.exhume.core.analysis.packages.thirdparty;

import dev.exhume.core.profile.Packages;
import dev.exhume.core.reading.Folder;
import dev.exhume.core.reading.Problems;
import dev.exhume.core.reading.TextFile;
import dev.exhume.core.reading.TextLine;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which repository a package came from, as yum since 3.2.25 remembers it: {@code
 * /var/lib/yum/yumdb/h/CHECKSUM-httpd-2.2.15-69.el6-x86_64/from_repo}.
 */
final class YumOrigins {
  private final Path database;
  private final Problems problems;
  private final Map<String, List<Path>> folders = new HashMap<>();

  YumOrigins(Path root, Problems problems) {
    this.database = root.resolve("var/lib/yum/yumdb");
    this.problems = problems;
  }

  /** The name of the repository; empty when yum did not install the package, or was too old. */
  Optional<String> of(Packages.Item item) {
    if (item.name().isEmpty() || item.name().startsWith(".") || item.name().startsWith("/")) {
      return Optional.empty();
    }
    String end =
        "-%s-%s-%s-%s"
            .formatted(
                item.name(),
                item.version(),
                item.release().orElse(""),
                item.architecture().orElse(""));
    return folders
        .computeIfAbsent(
            item.name().substring(0, 1),
            letter -> Folder.directories(database.resolve(letter), problems))
        .stream()
        .filter(folder -> folder.getFileName().toString().endsWith(end))
        .findFirst()
        .flatMap(folder -> TextFile.read(folder.resolve("from_repo"), problems))
        .flatMap(TextFile::firstMeaningfulLine)
        .map(TextLine::stripped);
  }
}
