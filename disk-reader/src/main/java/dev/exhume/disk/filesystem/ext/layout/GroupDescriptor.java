package dev.exhume.disk.filesystem.ext.layout;

import dev.exhume.binary.Bytes;
import dev.exhume.binary.MalformedDataException;

/**
 * Where a block group has its tables, as numbers of blocks.
 *
 * @param blockBitmap {@code bg_block_bitmap}
 * @param inodeBitmap {@code bg_inode_bitmap}
 * @param inodeTable {@code bg_inode_table}
 * @see <a href="https://docs.kernel.org/filesystems/ext4/group_descr.html">block group
 *     descriptors</a>
 */
record GroupDescriptor(long blockBitmap, long inodeBitmap, long inodeTable) {
  static final int CHECKSUM_OFFSET = 0x1E;

  private static final int SIZE_WITH_UPPER_HALVES = 64;

  static GroupDescriptor read(Bytes descriptor, long group, Superblock superblock)
      throws MalformedDataException {
    Geometry geometry = superblock.geometry();
    boolean anywhere = superblock.features().hasFlexibleGroups();
    long least = anywhere ? geometry.firstDataBlock() : geometry.firstBlock(group);
    long end =
        anywhere
            ? geometry.blocks()
            : Math.min(geometry.blocks(), least + geometry.blocksPerGroup());
    long inodeTable = number(descriptor, 0x8, 0x28);
    if (inodeTable < least || inodeTable > end - geometry.inodeTableBlocks()) {
      throw descriptor.malformed(
          0x8,
          "inode table has %d blocks from %d, not between %d and %d"
              .formatted(geometry.inodeTableBlocks(), inodeTable, least, end));
    }
    return new GroupDescriptor(
        number(descriptor, 0x0, 0x20), number(descriptor, 0x4, 0x24), inodeTable);
  }

  private static long number(Bytes descriptor, int low, int high) throws MalformedDataException {
    long upperHalf = descriptor.size() >= SIZE_WITH_UPPER_HALVES ? descriptor.u32(high) : 0;
    return upperHalf << 32 | descriptor.u32(low);
  }
}
