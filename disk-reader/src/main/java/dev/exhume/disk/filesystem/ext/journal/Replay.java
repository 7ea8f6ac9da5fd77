package dev.exhume.disk.filesystem.ext.journal;

import java.io.IOException;

/** Goes through the transactions that are whole, and notes what they leave on the volume. */
final class Replay {
  private final Log log;
  private final JournalChecksum checksum;
  private final ReplayIndex index = new ReplayIndex();
  private int lastTransaction = -1;
  private int lastCommit;

  private Replay(Log log, JournalChecksum checksum) {
    this.log = log;
    this.checksum = checksum;
  }

  /** The copies that are to replace what is on the volume, the damaged ones still among them. */
  static ReplayIndex of(Log log, JournalChecksum checksum, int transactions) throws IOException {
    Replay replay = new Replay(log, checksum);
    replay.forEach(transactions, replay::add);
    replay.index.sort();
    replay.forEach(transactions, replay::revoke);
    return replay.index;
  }

  private void forEach(int transactions, Visitor visitor) throws IOException {
    int transaction = 0;
    int place = 0;
    while (transaction < transactions) {
      LogBlock block = block(place, transaction);
      visitor.visit(block, place, transaction);
      place = next(block, place);
      transaction += block.type() == LogBlock.Type.COMMIT ? 1 : 0;
    }
  }

  private LogBlock block(int place, int transaction) throws IOException {
    return log.block(place, transaction)
        .orElseThrow(() -> new IOException("the journal changed while it was read"));
  }

  private int next(LogBlock block, int place) throws IOException {
    boolean hasTags = block.type() == LogBlock.Type.DESCRIPTORS;
    return place + 1 + (hasTags ? BlockTag.of(block.bytes(), log.features()).size() : 0);
  }

  private void add(LogBlock block, int place, int transaction) throws IOException {
    if (block.type() == LogBlock.Type.DESCRIPTORS) {
      int copy = place + 1;
      for (BlockTag tag : BlockTag.of(block.bytes(), log.features())) {
        index.add(tag, copy, isDamaged(tag, copy, transaction));
        copy++;
      }
    }
  }

  private boolean isDamaged(BlockTag tag, int place, int transaction) throws IOException {
    if (!log.features().hasBlockChecksums()) {
      return false;
    }
    try {
      return !checksum.isIntact(tag, log.transaction(transaction), log.copy(place));
    } catch (IOException unreadable) {
      return true;
    }
  }

  /** A revocation also holds for its own transaction, wherever in that it is. */
  private void revoke(LogBlock block, int place, int transaction) throws IOException {
    if (block.type() == LogBlock.Type.REVOCATIONS) {
      int end = commitOf(transaction, place);
      block.forEachRevocation(log.features(), number -> index.revoke(number, end));
    }
  }

  private int commitOf(int transaction, int place) throws IOException {
    if (transaction != lastTransaction) {
      lastCommit = place;
      LogBlock block = block(lastCommit, transaction);
      while (block.type() != LogBlock.Type.COMMIT) {
        lastCommit = next(block, lastCommit);
        block = block(lastCommit, transaction);
      }
      lastTransaction = transaction;
    }
    return lastCommit;
  }

  /** Who wants to see the blocks of the log. */
  private interface Visitor {
    void visit(LogBlock block, int place, int transaction) throws IOException;
  }
}
