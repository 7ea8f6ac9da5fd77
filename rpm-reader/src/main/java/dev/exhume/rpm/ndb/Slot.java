package dev.exhume.rpm.ndb;

import dev.exhume.binary.Bytes;
import dev.exhume.binary.MalformedDataException;
import dev.exhume.rpm.header.Damage;

/**
 * A place in the list of packages.
 *
 * <pre>
 * Slot --> magic "Slot", package index (u32), first block (u32), number of blocks (u32)
 * </pre>
 *
 * A free slot leads to block 0.
 *
 * @param position of the slot in the file
 * @param firstBlock of the package's blob, in units of {@link Blob#BLOCK_SIZE}
 */
record Slot(long position, long magic, long packageIndex, long firstBlock, long blockCount) {
  static final int SIZE = 16;

  static final long MAGIC = 0x746F_6C53;

  static Slot read(Bytes page, int at) throws MalformedDataException {
    return new Slot(
        page.position() + at, page.u32(at), page.u32(at + 4), page.u32(at + 8), page.u32(at + 12));
  }

  boolean isMarked() {
    return magic == MAGIC;
  }

  /** Whether no package was here, or is here any more. */
  boolean isFree() {
    return packageIndex == 0 && firstBlock == 0;
  }

  long blobPosition() {
    return firstBlock * Blob.BLOCK_SIZE;
  }

  /** What is wrong with the slot, and what it costs. */
  Damage damage(String reason) {
    return new Damage(position, "slot at offset 0x%x: %s".formatted(position, reason));
  }
}
