package dev.exhume.disk.filesystem.ext.journal;

import dev.exhume.binary.Bytes;
import dev.exhume.binary.MalformedDataException;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * Finds out how many transactions are whole: those that a commit ends.
 *
 * <p>What a checksum contradicts is either a fault, or left over from the time before the log went
 * around. Only the time of the commit that follows can tell: if it is earlier than the one before,
 * the log ends there, and all is well.
 */
final class LogScan {
  private final Log log;
  private final JournalFeatures features;
  private final JournalChecksum checksum;
  private final Crc32BigEndian transactionChecksum = new Crc32BigEndian();
  private long lastCommitTime;
  private int transactions;
  private Optional<MalformedDataException> doubt = Optional.empty();
  private Optional<MalformedDataException> failure = Optional.empty();
  private int committed;

  LogScan(Log log, JournalChecksum checksum) {
    this.log = log;
    this.features = log.features();
    this.checksum = checksum;
  }

  /**
   * What a scan found.
   *
   * @param transactions the number of those that are to be replayed
   * @param failure why it is not more, if that is a fault
   */
  record Result(int transactions, Optional<MalformedDataException> failure) {}

  /**
   * Scans the log.
   *
   * @throws MalformedDataException when nothing in it may be replayed
   */
  Result scan() throws IOException {
    int place = 0;
    Optional<LogBlock> next = log.block(place, transactions);
    boolean goesOn = true;
    while (next.isPresent() && goesOn) {
      LogBlock block = next.get();
      place++;
      switch (block.type()) {
        case DESCRIPTORS -> place += descriptors(block, place);
        case REVOCATIONS -> noteDoubt(block);
        case COMMIT -> goesOn = commit(block);
        case OTHER -> goesOn = false;
      }
      if (goesOn) {
        next = log.block(place, transactions);
      }
    }
    return new Result(failure.isPresent() ? committed : transactions, toldFailure());
  }

  /** A commit that was written too early, and never followed by another one, is none. */
  private Optional<MalformedDataException> toldFailure() {
    boolean mayBeUnfinished = features.hasAsynchronousCommits() && transactions == committed + 1;
    return mayBeUnfinished ? Optional.empty() : failure;
  }

  private int descriptors(LogBlock block, int place) throws IOException {
    noteDoubt(block);
    List<BlockTag> tags = BlockTag.of(block.bytes(), features);
    if (features.hasTransactionChecksums() && failure.isEmpty()) {
      Bytes bytes = block.bytes();
      transactionChecksum.update(bytes.copy(0, bytes.size()));
      for (int i = 0; i < tags.size() && place + i < log.places(); i++) {
        transactionChecksum.update(log.copy(place + i));
      }
    }
    return tags.size();
  }

  private void noteDoubt(LogBlock block) throws MalformedDataException {
    if (doubt.isEmpty() && !checksum.isIntact(block.bytes())) {
      doubt = Optional.of(wrongChecksum(block));
    }
  }

  private MalformedDataException wrongChecksum(LogBlock block) throws MalformedDataException {
    return block
        .bytes()
        .malformed(
            0, "checksum of a block of transaction %d is wrong".formatted(block.bytes().u32(8)));
  }

  /** Whether the log goes on after a commit. */
  private boolean commit(LogBlock block) throws IOException {
    boolean isStale = Long.compareUnsigned(block.commitTime(), lastCommitTime) < 0;
    if (doubt.isPresent()) {
      if (isStale) {
        return false;
      }
      throw doubt.get();
    }
    if (isWrong(block) && failure.isEmpty()) {
      if (isStale) {
        return false;
      }
      committed = transactions;
      failure = Optional.of(wrongChecksum(block));
      if (!features.hasAsynchronousCommits()) {
        return false;
      }
    }
    transactionChecksum.reset();
    lastCommitTime = block.commitTime();
    transactions++;
    return true;
  }

  private boolean isWrong(LogBlock block) throws IOException {
    boolean contradicts =
        features.hasTransactionChecksums() && block.contradicts(transactionChecksum.value());
    return contradicts || !checksum.isIntactCommit(block.bytes());
  }
}
