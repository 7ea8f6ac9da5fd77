package dev.exhume.core.analysis.databases.mysql;

import dev.exhume.binary.ByteSource;
import dev.exhume.binary.Bytes;
import dev.exhume.binary.MalformedDataException;
import dev.exhume.core.analysis.databases.shutdown.ShutdownClue;
import dev.exhume.core.profile.Evidence;
import dev.exhume.core.profile.ShutdownState;
import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.zip.CRC32C;

/**
 * The redo log of MariaDB since 10.8: one file of mini-transactions, each closed by a byte of 0 or
 * 1 and the CRC-32C of what is before that byte.
 *
 * <p>The last thing that a clean stop writes is a mini-transaction which only names the checkpoint.
 */
final class PhysicalRedoLog {
  private static final int HEADER = 0x3000;
  private static final int[] CHECKPOINTS = {0x1000, 0x2000};
  private static final int FILE_CHECKPOINT_LENGTH = 16;
  private static final int FILE_CHECKPOINT = 0xFA;

  /** More than a mini-transaction of a few pages; the first after a checkpoint is small. */
  private static final int MAX_MINI_TRANSACTION = 256 << 10;

  private PhysicalRedoLog() {}

  static ShutdownClue clue(Path log, ByteSource source) throws IOException {
    Bytes first = checkpoint(source, CHECKPOINTS[0]);
    Bytes second = checkpoint(source, CHECKPOINTS[1]);
    Bytes last = Long.compareUnsigned(second.s64(0), first.s64(0)) > 0 ? second : first;
    Evidence evidence = Evidence.offset(log.toString(), last.position());
    long end = last.s64(8);
    if (last.s64(0) != end || isFollowedByData(source, last)) {
      return new ShutdownClue(
          ShutdownState.UNCLEAN, "the InnoDB log goes on after its last checkpoint", evidence);
    }
    return new ShutdownClue(
        ShutdownState.CLEAN, "the InnoDB log ends at its last checkpoint", evidence);
  }

  private static Bytes checkpoint(ByteSource source, int place) throws IOException {
    return source.read("redo log checkpoint", place, 16, ByteOrder.BIG_ENDIAN);
  }

  private static boolean isFollowedByData(ByteSource source, Bytes checkpoint) throws IOException {
    long start = source.read("redo log header", 0, 16, ByteOrder.BIG_ENDIAN).s64(8);
    long capacity = source.size() - HEADER;
    long written = checkpoint.s64(8) - start;
    if (capacity <= 0 || written < 0) {
      throw checkpoint.malformed(
          8, "the log ends at 0x%x but starts at 0x%x".formatted(checkpoint.s64(8), start));
    }
    long position = HEADER + written % capacity;
    Bytes records = records(source, position, capacity);
    if (records.size() < FILE_CHECKPOINT_LENGTH || records.u8(0) != FILE_CHECKPOINT) {
      throw records.malformed(
          0,
          "record is 0x%02x, not a checkpoint's 0x%02x".formatted(records.u8(0), FILE_CHECKPOINT));
    }
    int sequenceBit = records.u8(FILE_CHECKPOINT_LENGTH - 5);
    return holdsMiniTransaction(records, FILE_CHECKPOINT_LENGTH, sequenceBit);
  }

  /** What the log holds from a place on, past its end at its start again. */
  private static Bytes records(ByteSource source, long position, long capacity) throws IOException {
    int length = (int) Math.min(capacity, MAX_MINI_TRANSACTION);
    int untilEnd = (int) Math.min(length, source.size() - position);
    byte[] joined = new byte[length];
    byte[] before =
        source.read("redo log", position, untilEnd, ByteOrder.BIG_ENDIAN).copy(0, untilEnd);
    System.arraycopy(before, 0, joined, 0, untilEnd);
    int after = length - untilEnd;
    System.arraycopy(
        source.read("redo log", HEADER, after, ByteOrder.BIG_ENDIAN).copy(0, after),
        0,
        joined,
        untilEnd,
        after);
    return Bytes.of("redo log", position, joined, ByteOrder.BIG_ENDIAN);
  }

  private static boolean holdsMiniTransaction(Bytes records, int start, int sequenceBit)
      throws MalformedDataException {
    CRC32C checksum = new CRC32C();
    if (records.size() <= start || records.u8(start) <= 1) {
      return false;
    }
    for (int end = start; end + 5 <= records.size(); end++) {
      int value = records.u8(end);
      if (value == sequenceBit && end > start && checksum.getValue() == records.u32(end + 1)) {
        return true;
      }
      checksum.update(value);
    }
    return false;
  }
}
