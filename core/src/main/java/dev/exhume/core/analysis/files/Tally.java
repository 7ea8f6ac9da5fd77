package dev.exhume.core.analysis.files;

import dev.exhume.core.profile.Evidence;
import dev.exhume.core.reading.Sourced;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** How many files there are, how large they are together and when the newest was written. */
final class Tally {
  /** No Linux machine wrote anything before Linux was there; such a time is a dead clock's. */
  private static final long OLDEST_CREDIBLE =
      Instant.parse("1991-01-01T00:00:00Z").getEpochSecond();

  /** Where the clock of a 32-bit machine ends; later times are damage or a wrong clock. */
  private static final long NEWEST_CREDIBLE = Integer.MAX_VALUE;

  private long files;
  private long sizeBytes;
  private long newestSecond = Long.MIN_VALUE;
  private @Nullable Path newestFile;

  void add(BasicFileAttributes attributes) {
    add(null, attributes);
  }

  void add(@Nullable Path file, BasicFileAttributes attributes) {
    files++;
    sizeBytes += Math.max(0, attributes.size());
    long second = attributes.lastModifiedTime().to(TimeUnit.SECONDS);
    if (second >= OLDEST_CREDIBLE && second < NEWEST_CREDIBLE) {
      addTime(second, file);
    }
  }

  void add(Tally other) {
    files += other.files;
    sizeBytes += other.sizeBytes;
    addTime(other.newestSecond, other.newestFile);
  }

  private void addTime(long second, @Nullable Path file) {
    if (second > newestSecond) {
      newestSecond = second;
      newestFile = file;
    }
  }

  long files() {
    return files;
  }

  long sizeBytes() {
    return sizeBytes;
  }

  /** Empty when there is no file, or none with a time that can be true. */
  Optional<Instant> newest() {
    return newestSecond == Long.MIN_VALUE
        ? Optional.empty()
        : Optional.of(Instant.ofEpochSecond(newestSecond));
  }

  /** The same with the file that was written then. */
  Optional<Sourced<Instant>> newestSource() {
    return Optional.ofNullable(newestFile)
        .flatMap(file -> newest().map(time -> new Sourced<>(time, Evidence.file(file.toString()))));
  }
}
