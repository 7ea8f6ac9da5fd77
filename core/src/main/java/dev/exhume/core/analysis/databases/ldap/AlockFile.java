package dev.exhume.core.analysis.databases.ldap;

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
import java.util.Optional;

/**
 * The file {@code alock}, in which slapd notes that it uses a Berkeley database.
 *
 * <pre>
 * slots of 1024 bytes, the first one without meaning
 * offset  size  field, little-endian on every machine
 * 0x00       8  magic, 0x12345678
 * 0x08       8  0 unlocked, 1 locked, 2 alone, 3 left without being closed
 * </pre>
 */
final class AlockFile {
  private static final int SLOT = 1024;
  private static final long MAGIC = 0x12345678;
  private static final int UNLOCKED = 0;
  private static final int MAX_SLOTS = 64;

  private AlockFile() {}

  /** Empty when there is no such file. */
  static Optional<ShutdownClue> clue(Path directory, Problems problems) {
    Path file = directory.resolve("alock");
    if (!Files.isRegularFile(file)) {
      return Optional.empty();
    }
    try (ByteSource source = ByteSource.open(file)) {
      long slots = Math.min(source.size() / SLOT, MAX_SLOTS);
      for (long slot = 1; slot < slots; slot++) {
        Bytes bytes = source.read("alock slot", slot * SLOT, 0x10, ByteOrder.LITTLE_ENDIAN);
        if (bytes.s64(0x0) == MAGIC && bytes.s64(0x8) != UNLOCKED) {
          return Optional.of(
              new ShutdownClue(
                  ShutdownState.UNCLEAN,
                  "alock says that slapd had the database open",
                  Evidence.offset(file.toString(), slot * SLOT + 0x8)));
        }
      }
      return Optional.of(
          new ShutdownClue(
              ShutdownState.CLEAN,
              "alock says that slapd closed the database",
              Evidence.file(file.toString())));
    } catch (IOException e) {
      problems.unreadable(file, e);
      return Optional.of(
          new ShutdownClue(
              ShutdownState.UNKNOWN, "alock could not be read", Evidence.file(file.toString())));
    }
  }
}
