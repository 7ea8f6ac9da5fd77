package dev.exhume.core.analysis.activity;

import dev.exhume.core.analysis.configuration.FilePattern;
import dev.exhume.core.reading.PlausibleTime;
import dev.exhume.core.reading.Problems;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A log that has something in it.
 *
 * @param written when its last line was
 */
record LogFile(Path path, Instant written) {
  private static final Pattern PACKED = Pattern.compile(".{1,255}\\.(?:gz|bz2|xz|Z)");

  /** Hosting machines have a log for each of their customers. */
  private static final int MAX_FILES = 2_000;

  /** The logs that match patterns, the last written first. */
  static List<LogFile> newestFirst(Path root, List<String> patterns, Problems problems) {
    return patterns.stream()
        .flatMap(pattern -> FilePattern.expand(root, pattern, problems).stream())
        .limit(MAX_FILES)
        .flatMap(path -> of(path, problems).stream())
        .sorted(Comparator.comparing(LogFile::written).reversed())
        .toList();
  }

  /** Whether it was put aside and packed, so that only its date tells something. */
  boolean isPacked() {
    return PACKED.matcher(path.getFileName().toString()).matches();
  }

  private static Optional<LogFile> of(Path path, Problems problems) {
    try {
      if (!Files.isRegularFile(path)) {
        return Optional.empty();
      }
      BasicFileAttributes attributes = Files.readAttributes(path, BasicFileAttributes.class);
      return PlausibleTime.of(attributes.lastModifiedTime().toInstant())
          .filter(time -> attributes.size() > 0)
          .map(time -> new LogFile(path, time.truncatedTo(ChronoUnit.SECONDS)));
    } catch (IOException e) {
      problems.unreadable(path, e);
      return Optional.empty();
    }
  }
}
