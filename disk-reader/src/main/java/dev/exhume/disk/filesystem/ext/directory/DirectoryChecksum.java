package dev.exhume.disk.filesystem.ext.directory;

import dev.exhume.binary.Bytes;
import dev.exhume.binary.MalformedDataException;
import dev.exhume.disk.filesystem.ext.layout.Crc32c;
import dev.exhume.disk.filesystem.ext.layout.ExtVolume;
import dev.exhume.disk.filesystem.ext.layout.InodeRecord;

/**
 * The checksum of a directory block.
 *
 * <pre>
 * Leaf --> Entry *, 0 (u32), 12 (u16), 0, 0xde (u8 each), checksum (u32)
 * Root --> Entry of ".", Entry of ".." with the rest as free space, which holds:
 *          8 bytes, Limit, Index *, Tail
 * Node --> Entry that is free and as long as the block, which holds: Limit, Index *, Tail
 * Limit --> room, count (u16 each), in the place of the first index' hash
 * Index --> hash, block (u32 each)
 * Tail --> behind the room for indexes: 0, checksum (u32 each)
 * </pre>
 */
final class DirectoryChecksum {
  private static final int LEAF_TAIL_SIZE = 12;
  private static final int LEAF_TAIL_TYPE = 0xDE;
  private static final int INDEX_SIZE = 8;
  private static final int ROOT_LIMIT_OFFSET = 0x20;
  private static final int NODE_LIMIT_OFFSET = 0x8;
  private static final int DOT_SIZE = 12;

  private final Crc32c crc32c;
  private final byte[] number;
  private final byte[] generation;
  private final boolean hasIndex;

  DirectoryChecksum(ExtVolume volume, InodeRecord directory, boolean hasIndex)
      throws MalformedDataException {
    this.crc32c = volume.crc32c();
    this.number = Crc32c.littleEndian(directory.number());
    this.generation = Crc32c.littleEndian(directory.generation());
    this.hasIndex = hasIndex;
  }

  /** Refuses a block whose checksum is not that of its bytes. */
  void verify(Bytes block, boolean isFirst) throws MalformedDataException {
    if (hasIndex && isFirst) {
      verifyIndex(block, ROOT_LIMIT_OFFSET);
    } else if (hasIndex && block.u32(0) == 0 && isWholeBlock(block)) {
      verifyIndex(block, NODE_LIMIT_OFFSET);
    } else {
      verifyLeaf(block);
    }
  }

  private static boolean isWholeBlock(Bytes block) throws MalformedDataException {
    int length = block.u16(4);
    return length == (block.size() & 0xFFFF) || (length == 0xFFFF && block.size() > length);
  }

  private void verifyLeaf(Bytes block) throws MalformedDataException {
    int tail = block.size() - LEAF_TAIL_SIZE;
    if (block.u32(tail) == 0
        && block.u16(tail + 4) == LEAF_TAIL_SIZE
        && block.u16(tail + 6) == LEAF_TAIL_TYPE << 8) {
      compare(block, tail + 8, crc32c.of(number, generation, block.copy(0, tail)));
    } else {
      throw block.malformed(tail, "no checksum is there");
    }
  }

  private void verifyIndex(Bytes block, int limitOffset) throws MalformedDataException {
    int end = limitOffset + INDEX_SIZE * block.u16(limitOffset + 2);
    int tail = limitOffset + INDEX_SIZE * block.u16(limitOffset);
    boolean isRoot = limitOffset == ROOT_LIMIT_OFFSET;
    if (end > tail || tail > block.size() - INDEX_SIZE || (isRoot && block.u16(4) != DOT_SIZE)) {
      throw block.malformed(
          limitOffset, "hash index ends at 0x%x, its room at 0x%x".formatted(end, tail));
    }
    byte[] reserved = block.copy(tail, Integer.BYTES);
    compare(
        block,
        tail + Integer.BYTES,
        crc32c.of(number, generation, block.copy(0, end), reserved, new byte[Integer.BYTES]));
  }

  private static void compare(Bytes block, int offset, long actual) throws MalformedDataException {
    if (block.u32(offset) != actual) {
      throw block.malformed(
          offset, "checksum is 0x%08x, not 0x%08x".formatted(block.u32(offset), actual));
    }
  }
}
