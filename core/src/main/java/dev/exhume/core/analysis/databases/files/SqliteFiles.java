package dev.exhume.core.analysis.databases.files;

import dev.exhume.binary.ByteSource;
import dev.exhume.binary.Bytes;
import dev.exhume.core.analysis.databases.shutdown.ShutdownClue;
import dev.exhume.core.profile.Evidence;
import dev.exhume.core.profile.ShutdownState;
import dev.exhume.core.reading.Problems;
import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Files of SQLite.
 *
 * <pre>
 * offset  size  field, big-endian
 * 0x00      16  "SQLite format 3" and a NUL byte; "** This file contains an SQLite 2" before
 * 0x60       4  version that last wrote the file: 3007017 for 3.7.17
 * </pre>
 *
 * <p>A journal beside the file that starts with its magic has pages to be put back, a write-ahead
 * log has pages that are not in the file yet. Either is gone once the last program has closed the
 * file, or starts with zeros.
 *
 * @see <a href="https://www.sqlite.org/fileformat2.html">Database File Format</a>
 */
final class SqliteFiles {
  private static final int HEADER_LENGTH = 100;
  private static final String MAGIC = "SQLite format 3\0";
  private static final String OLD_MAGIC = "** This file contains an SQLite 2";
  private static final long JOURNAL = 0xD9D505F920A163D7L;
  private static final long WRITE_AHEAD_LOG = 0x377F0682; // or the same with the lowest bit set

  private SqliteFiles() {}

  static List<EmbeddedFile> find(DataFiles files, Problems problems) {
    return files.of(DataFiles.Kind.SQLITE).stream()
        .flatMap(file -> open(file, problems).stream())
        .toList();
  }

  private static Optional<EmbeddedFile> open(Path file, Problems problems) {
    try (ByteSource source = ByteSource.open(file)) {
      if (source.size() < HEADER_LENGTH) {
        return Optional.empty();
      }
      Bytes header = source.read("SQLite header", 0, HEADER_LENGTH, ByteOrder.BIG_ENDIAN);
      if (header.text(0, OLD_MAGIC.length()).equals(OLD_MAGIC)) {
        return Optional.of(database(file, Optional.of("2"), problems));
      }
      if (!header.text(0, MAGIC.length()).equals(MAGIC)) {
        return Optional.empty();
      }
      long number = header.u32(0x60);
      Optional<String> version =
          number < 3_000_000 || number > 4_000_000
              ? Optional.of("3")
              : Optional.of(
                  "%d.%d.%d".formatted(number / 1_000_000, number / 1000 % 1000, number % 1000));
      return Optional.of(database(file, version, problems));
    } catch (IOException e) {
      problems.unreadable(file, e);
      return Optional.empty();
    }
  }

  private static EmbeddedFile database(Path file, Optional<String> version, Problems problems) {
    ShutdownClue clue =
        log(file, "-journal", Long.BYTES, problems)
            .or(() -> log(file, "-wal", Integer.BYTES, problems))
            .orElseGet(
                () ->
                    new ShutdownClue(
                        ShutdownState.CLEAN, "no journal is left", Evidence.file(file.toString())));
    return EmbeddedFile.of("sqlite", version, file, clue, problems);
  }

  private static Optional<ShutdownClue> log(
      Path file, String ending, int magicLength, Problems problems) {
    Path log = file.resolveSibling(file.getFileName() + ending);
    if (!Files.isRegularFile(log)) {
      return Optional.empty();
    }
    try (ByteSource source = ByteSource.open(log)) {
      if (source.size() < magicLength) {
        return Optional.empty();
      }
      Bytes magic = source.read("SQLite log", 0, magicLength, ByteOrder.BIG_ENDIAN);
      boolean isInUse =
          magicLength == Long.BYTES
              ? magic.s64(0) == JOURNAL
              : (magic.u32(0) & ~1L) == WRITE_AHEAD_LOG;
      return isInUse
          ? Optional.of(
              new ShutdownClue(
                  ShutdownState.UNCLEAN,
                  log.getFileName() + " has changes that were not finished",
                  Evidence.file(log.toString())))
          : Optional.empty();
    } catch (IOException e) {
      problems.unreadable(log, e);
      return Optional.of(
          new ShutdownClue(
              ShutdownState.UNKNOWN,
              log.getFileName() + " could not be read",
              Evidence.file(log.toString())));
    }
  }
}
