package dev.exhume.disk.filesystem.fat;

import dev.exhume.binary.Bytes;
import dev.exhume.binary.MalformedDataException;

/** How wide the entries of the file allocation table are. */
enum FatKind {
  FAT12(12, 0xFFF),
  FAT16(16, 0xFFFF),
  /** Of the 32 bits of an entry the upper four mean nothing. */
  FAT32(32, 0xFFF_FFFF);

  /** Values above it end a chain. */
  private static final int BAD_BELOW_MOST = 8;

  private final int bits;
  private final long most;

  FatKind(int bits, long most) {
    this.bits = bits;
    this.most = most;
  }

  /** How many whole entries there are in so many bytes. */
  long entriesIn(long bytes) {
    return bytes * Byte.SIZE / bits;
  }

  /** Where the entry of a cluster starts, in bytes from the start of the table. */
  long offset(long cluster) {
    return cluster * bits / Byte.SIZE;
  }

  /** The entry of a cluster, which starts at an offset of a part of the table. */
  long entry(Bytes table, int offset, long cluster) throws MalformedDataException {
    return switch (this) {
      case FAT12 -> cluster % 2 == 0 ? table.u16(offset) & most : table.u16(offset) >> 4;
      case FAT16 -> table.u16(offset);
      case FAT32 -> table.u32(offset) & most;
    };
  }

  /** Whether an entry says that a cluster is the last of a file. */
  boolean isEnd(long entry) {
    return entry > bad();
  }

  /** The entry of a cluster that cannot be used. */
  long bad() {
    return most - BAD_BELOW_MOST;
  }
}
