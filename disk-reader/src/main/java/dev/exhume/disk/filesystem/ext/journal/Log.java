package dev.exhume.disk.filesystem.ext.journal;

import dev.exhume.binary.Bytes;
import java.io.IOException;
import java.util.Optional;

/**
 * The ring of blocks with transactions. A place in it is the number of blocks from where the first
 * transaction starts: places only grow, whether the log goes around or not.
 */
final class Log {
  private final JournalBlocks blocks;
  private final JournalSuperblock superblock;

  Log(JournalBlocks blocks, JournalSuperblock superblock) {
    this.blocks = blocks;
    this.superblock = superblock;
  }

  JournalSuperblock superblock() {
    return superblock;
  }

  JournalFeatures features() {
    return superblock.features();
  }

  /** How many places there are before the log would overwrite its own start. */
  int places() {
    return (int) (superblock.logEnd() - superblock.logStart());
  }

  /** The number of a transaction, the first one being 0; numbers go around after 32 bits. */
  long transaction(int index) throws IOException {
    return superblock.sequence() + index & 0xFFFF_FFFFL;
  }

  /** Where a place is on the volume, in bytes. */
  long position(int place) throws IOException {
    long block = superblock.start() + place;
    return blocks.position(block < superblock.logEnd() ? block : block - places());
  }

  /** The copy of a block of the file system. */
  byte[] copy(int place) throws IOException {
    Bytes block = read("journal block", place);
    return block.copy(0, block.size());
  }

  /** The block of the log at a place, if it belongs to a transaction. */
  Optional<LogBlock> block(int place, int transaction) throws IOException {
    if (place >= places()) {
      return Optional.empty();
    }
    LogBlock block = new LogBlock(read("journal block", place));
    return block.isOf(transaction(transaction)) ? Optional.of(block) : Optional.empty();
  }

  private Bytes read(String structure, int place) throws IOException {
    long block = superblock.start() + place;
    return blocks.read(structure, block < superblock.logEnd() ? block : block - places());
  }
}
