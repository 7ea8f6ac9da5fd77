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
 * The file {@code lock.mdb} of LMDB, as 64-bit machines with glibc write it.
 *
 * <pre>
 * offset  size  field
 * 0x00       4  magic, 0xBEEFC0DE
 * 0x08      40  mutex of the readers; its kind, at 0x18, is -1 once it was destroyed
 * 0x38       4  how many places for readers were in use
 * 0x80    64 n  places for readers: transaction (8 bytes), process (4 bytes)
 * </pre>
 *
 * <p>Since 0.9.26 the last process to close the files destroys the mutex; before, it only cleared
 * its places. The data itself needs no recovery after a crash.
 */
final class LmdbLock {
  private static final long MAGIC = 0xBEEFC0DEL;
  private static final int KIND = 0x18;
  private static final int READERS = 0x38;
  private static final int PLACES = 0x80;
  private static final int PLACE_LENGTH = 0x40;
  private static final int MAX_PLACES = 1024;

  private LmdbLock() {}

  /** Empty when there is no such file. */
  static Optional<ShutdownClue> clue(Path directory, Problems problems) {
    Path file = directory.resolve("lock.mdb");
    if (!Files.isRegularFile(file)) {
      return Optional.empty();
    }
    try (ByteSource source = ByteSource.open(file)) {
      return Optional.of(clue(file, source));
    } catch (IOException e) {
      problems.unreadable(file, e);
      return Optional.of(unknown(file, "lock.mdb could not be read"));
    }
  }

  private static ShutdownClue clue(Path file, ByteSource source) throws IOException {
    Bytes head = source.read("LMDB lock", 0, PLACES, ByteOrder.LITTLE_ENDIAN);
    if (head.u32(0x0) != MAGIC) {
      return unknown(file, "lock.mdb is of another kind of machine");
    }
    if (head.s32(KIND) == -1) {
      return new ShutdownClue(
          ShutdownState.CLEAN,
          "lock.mdb says that the last process closed the database",
          Evidence.offset(file.toString(), KIND));
    }
    long places = Math.min(head.u32(READERS), MAX_PLACES);
    for (int place = 0; place < places; place++) {
      long position = PLACES + (long) place * PLACE_LENGTH;
      Bytes reader = source.read("LMDB reader", position, 0xC, ByteOrder.LITTLE_ENDIAN);
      if (reader.u32(0x8) != 0) {
        return new ShutdownClue(
            ShutdownState.UNCLEAN,
            "lock.mdb says that a process had the database open, which needs no recovery",
            Evidence.offset(file.toString(), position));
      }
    }
    return unknown(
        file, "lock.mdb does not tell whether the database was closed; it needs no recovery");
  }

  private static ShutdownClue unknown(Path file, String sentence) {
    return new ShutdownClue(ShutdownState.UNKNOWN, sentence, Evidence.file(file.toString()));
  }
}
