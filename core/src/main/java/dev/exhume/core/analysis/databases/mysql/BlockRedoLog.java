package dev.exhume.core.analysis.databases.mysql;

import dev.exhume.binary.ByteSource;
import dev.exhume.binary.Bytes;
import dev.exhume.binary.MalformedDataException;
import dev.exhume.core.analysis.databases.shutdown.ShutdownClue;
import dev.exhume.core.profile.Evidence;
import dev.exhume.core.profile.ShutdownState;
import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The redo log of MySQL, and of MariaDB before 10.8: files of blocks of 512 bytes.
 *
 * <p>A clean stop writes the checkpoint's place to the first page of the data as well, and nothing
 * to the log after it. A server that crashed before its first checkpoint has both places equal, so
 * that the block has to be looked at, too.
 */
final class BlockRedoLog {
  private static final int BLOCK = 512;
  private static final int[] CHECKPOINTS = {0x200, 0x600};
  private static final int FLUSHED_UP_TO = 26;

  /** Of the files that follow each other as one; older servers took no more than 100. */
  private static final int MAX_FILES = 100;

  private BlockRedoLog() {}

  static ShutdownClue clue(MySqlInstance instance, Path log, ByteSource source) throws IOException {
    boolean isFirstFormat = source.read("redo log header", 0, 4, ByteOrder.BIG_ENDIAN).u32(0) == 0;
    Checkpoint checkpoint = Checkpoint.last(source, isFirstFormat);
    Path data = instance.systemTablespace();
    if (Files.isRegularFile(data)) {
      try (ByteSource tablespace = ByteSource.open(data)) {
        long flushed = tablespace.read("page", 0, 0x26, ByteOrder.BIG_ENDIAN).s64(FLUSHED_UP_TO);
        if (flushed != checkpoint.sequence()) {
          return new ShutdownClue(
              ShutdownState.UNCLEAN,
              "the InnoDB log is ahead of the data: checkpoint at %d, data flushed up to %d"
                  .formatted(checkpoint.sequence(), flushed),
              checkpoint.evidence(log));
        }
      }
    }
    return isFollowedByData(log, source, checkpoint)
        ? new ShutdownClue(
            ShutdownState.UNCLEAN,
            "the InnoDB log goes on after its last checkpoint",
            checkpoint.evidence(log))
        : new ShutdownClue(
            ShutdownState.CLEAN,
            "the InnoDB log ends at its last checkpoint",
            checkpoint.evidence(log));
  }

  private static boolean isFollowedByData(Path log, ByteSource first, Checkpoint checkpoint)
      throws IOException {
    long fileSize = first.size();
    long number = checkpoint.offset() / fileSize;
    long inFile = checkpoint.offset() % fileSize / BLOCK * BLOCK;
    if (checkpoint.offset() < 0 || number >= MAX_FILES) {
      throw first
          .read("redo log checkpoint", checkpoint.place(), 24, ByteOrder.BIG_ENDIAN)
          .malformed(16, "its offset is 0x%x".formatted(checkpoint.offset()));
    }
    if (number == 0) {
      return isFollowedByData(first, inFile, checkpoint);
    }
    Path file = log.resolveSibling("ib_logfile" + number);
    if (!Files.isRegularFile(file)) {
      throw new MalformedDataException(
          "redo log checkpoint",
          checkpoint.place(),
          "it lies in ib_logfile%d, which is not there".formatted(number));
    }
    try (ByteSource other = ByteSource.open(file)) {
      return isFollowedByData(other, inFile, checkpoint);
    }
  }

  private static boolean isFollowedByData(ByteSource file, long position, Checkpoint checkpoint)
      throws IOException {
    Bytes block = file.read("redo log block", position, BLOCK, ByteOrder.BIG_ENDIAN);
    long number = block.u32(0) & 0x7FFF_FFFF; // the highest bit marks the first of a flush
    long expected = (checkpoint.sequence() / BLOCK & 0x3FFF_FFFF) + 1;
    // A block with another number is left from when the log was there the last time round.
    return number == expected && block.u16(4) > checkpoint.sequence() % BLOCK;
  }

  /**
   * One of the two places where the server notes how far it got.
   *
   * @param place of the note
   * @param sequence number of the log's byte, counted since the log was made
   * @param offset of that byte from the start of the files
   */
  private record Checkpoint(long place, long number, long sequence, long offset) {
    static Checkpoint last(ByteSource source, boolean isFirstFormat) throws IOException {
      Checkpoint first = read(source, CHECKPOINTS[0], isFirstFormat);
      Checkpoint second = read(source, CHECKPOINTS[1], isFirstFormat);
      return Long.compareUnsigned(second.number, first.number) > 0 ? second : first;
    }

    private static Checkpoint read(ByteSource source, int place, boolean isFirstFormat)
        throws IOException {
      Bytes bytes = source.read("redo log checkpoint", place, 24, ByteOrder.BIG_ENDIAN);
      long offset = isFirstFormat ? bytes.u32(16) : bytes.s64(16);
      return new Checkpoint(place, bytes.s64(0), bytes.s64(8), offset);
    }

    Evidence evidence(Path log) {
      return Evidence.offset(log.toString(), place);
    }
  }
}
