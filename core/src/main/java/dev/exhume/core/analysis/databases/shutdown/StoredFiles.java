package dev.exhume.core.analysis.databases.shutdown;

import com.google.common.math.LongMath;
import dev.exhume.core.reading.PlausibleTime;
import dev.exhume.core.reading.Problems;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.FileVisitor;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * All files below a directory; links that lead out of it are not followed.
 *
 * @param sizeBytes what they would be if they had no holes
 * @param newest when one of them was last written; empty when that cannot be true
 */
public record StoredFiles(long sizeBytes, Optional<Instant> newest) {
  private static final int MAX_DEPTH = 16;

  /** No file at all. */
  public static StoredFiles none() {
    return new StoredFiles(0, Optional.empty());
  }

  /** Looks at the files; empty when the directory cannot be entered. */
  public static Optional<StoredFiles> below(Path directory, Problems problems) {
    Sum sum = new Sum(problems);
    try {
      Files.walkFileTree(directory.toRealPath(), Set.of(), MAX_DEPTH, sum);
    } catch (IOException e) {
      problems.unreadable(directory, e);
      return Optional.empty();
    }
    return Optional.of(sum.all);
  }

  /** These files and one more; sparse ones can claim any size, several of them more than fits. */
  public StoredFiles and(BasicFileAttributes file) {
    if (!file.isRegularFile()) {
      return this;
    }
    Optional<Instant> written =
        PlausibleTime.of(file.lastModifiedTime().toInstant())
            .map(time -> time.truncatedTo(ChronoUnit.SECONDS));
    return new StoredFiles(
        LongMath.saturatedAdd(sizeBytes, Math.max(0, file.size())),
        Stream.concat(newest.stream(), written.stream()).max(Comparator.naturalOrder()));
  }

  private static final class Sum extends SimpleFileVisitor<Path> implements FileVisitor<Path> {
    private final Problems problems;
    private StoredFiles all = none();

    Sum(Problems problems) {
      this.problems = problems;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
      all = all.and(attributes);
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException cause) {
      problems.unreadable(file, cause);
      return FileVisitResult.CONTINUE;
    }
  }
}
