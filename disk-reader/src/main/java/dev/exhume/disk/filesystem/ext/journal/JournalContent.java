package dev.exhume.disk.filesystem.ext.journal;

import dev.exhume.binary.ByteSource;
import dev.exhume.binary.Bytes;
import dev.exhume.binary.MalformedDataException;
import dev.exhume.disk.filesystem.ext.journal.fast.FastCommits;
import java.io.IOException;
import java.nio.ByteOrder;
import java.util.Optional;

/** What a journal holds that is not in the file system yet. */
final class JournalContent {
  private final JournalBlocks blocks;
  private final JournalSuperblock superblock;
  private final Log log;
  private final LogScan.Result scan;
  private final ReplayIndex index;

  private JournalContent(
      JournalBlocks blocks,
      JournalSuperblock superblock,
      Log log,
      LogScan.Result scan,
      ReplayIndex index) {
    this.blocks = blocks;
    this.superblock = superblock;
    this.log = log;
    this.scan = scan;
    this.index = index;
  }

  /**
   * Reads a journal, unless it is empty.
   *
   * @throws MalformedDataException when nothing in it may be replayed
   */
  static Optional<JournalContent> of(JournalBlocks blocks, Faults faults) throws IOException {
    Bytes first =
        blocks
            .read(JournalSuperblock.NAME, 0)
            .slice(JournalSuperblock.NAME, 0, JournalSuperblock.SIZE);
    JournalSuperblock superblock =
        JournalSuperblock.read(first, blocks.blockSize(), blocks.count());
    if (superblock.isEmpty()) {
      return Optional.empty();
    }
    Log log = new Log(blocks, superblock);
    JournalChecksum checksum = new JournalChecksum(superblock.features(), superblock.uuid());
    LogScan.Result scan = new LogScan(log, checksum).scan();
    ReplayIndex index = Replay.of(log, checksum, scan.transactions());
    int damaged = index.keepLast();
    scan.failure()
        .ifPresent(
            fault -> faults.tell(fault, fault.offset(), "it and what follows it is missing"));
    if (damaged > 0) {
      faults.tell(
          first.malformed(0, "blocks in the journal that are damaged: %d".formatted(damaged)),
          first.position(),
          "they are read as they were before");
    }
    return Optional.of(new JournalContent(blocks, superblock, log, scan, index));
  }

  /** The volume with what the transactions left on it. */
  ByteSource recovered(ByteSource volume) {
    return new RecoveredSource(volume, log, index, blocks.blockSize());
  }

  /** The fast commits after the last transaction, if there may be any. */
  Optional<FastCommits> fastCommits(Faults faults) throws IOException {
    if (!superblock.features().hasFastCommits() || scan.failure().isPresent()) {
      return Optional.empty();
    }
    FastCommits commits =
        FastCommits.read(
            new FastCommitBlocks(blocks, superblock), log.transaction(scan.transactions()));
    commits
        .failure()
        .ifPresent(
            fault -> faults.tell(fault, fault.offset(), "it and what follows it is missing"));
    return Optional.of(commits);
  }

  private record FastCommitBlocks(JournalBlocks blocks, JournalSuperblock superblock)
      implements FastCommits.Blocks {
    @Override
    public long count() throws IOException {
      return superblock.fastCommitEnd() - superblock.fastCommitStart();
    }

    @Override
    public Bytes read(long block) throws IOException {
      return blocks
          .read("fast commits", superblock.fastCommitStart() + block)
          .in(ByteOrder.LITTLE_ENDIAN);
    }
  }
}
