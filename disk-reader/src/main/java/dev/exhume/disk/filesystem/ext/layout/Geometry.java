package dev.exhume.disk.filesystem.ext.layout;

import dev.exhume.binary.Bytes;
import dev.exhume.binary.MalformedDataException;

/**
 * The sizes of an ext file system and of its parts, within the limits that the format has.
 *
 * @param blockSize in bytes
 * @param clusterBlocks blocks that are allocated together, 1 without bigalloc
 * @param blocks {@code s_blocks_count}
 * @param firstDataBlock {@code s_first_data_block}, where group 0 starts
 * @param blocksPerGroup {@code s_blocks_per_group}
 * @param inodes {@code s_inodes_count}
 * @param inodesPerGroup {@code s_inodes_per_group}
 * @param inodeSize in bytes
 * @param descriptorSize of a group, in bytes
 */
public record Geometry(
    int blockSize,
    long clusterBlocks,
    long blocks,
    long firstDataBlock,
    long blocksPerGroup,
    long inodes,
    long inodesPerGroup,
    int inodeSize,
    int descriptorSize) {
  private static final int MAX_LOG_BLOCK_SIZE = 6;
  private static final int MAX_LOG_CLUSTER_BLOCKS = 19;

  /** Block numbers have 48 bits at most wherever they are kept; and offsets fit 63. */
  private static final long MAX_BLOCKS = 1L << 46;

  private static final long MAX_GROUPS = 0xFFFF_FFFFL;
  private static final int OLD_INODE_SIZE = 128;
  private static final int OLD_DESCRIPTOR_SIZE = 32;
  private static final int MAX_DESCRIPTOR_SIZE = 1024;

  static Geometry read(Bytes bytes, Features features) throws MalformedDataException {
    long logBlockSize = bytes.u32(0x18);
    require(bytes, 0x18, "block size is 1024 << ", logBlockSize, 0, MAX_LOG_BLOCK_SIZE);
    int blockSize = 1024 << (int) logBlockSize;
    long clusterBlocks = clusterBlocks(bytes, features, logBlockSize);
    long high = features.has64Bit() ? bytes.u32(0x150) : 0;
    require(bytes, 0x150, "upper half of the number of blocks is ", high, 0, MAX_BLOCKS >>> 32);
    long blocks = high << 32 | bytes.u32(0x4);
    long firstDataBlock = bytes.u32(0x14);
    require(bytes, 0x14, "first data block is ", firstDataBlock, 0, Math.min(1, blocks - 1));
    long blocksPerGroup = bytes.u32(0x20);
    require(
        bytes, 0x20, "blocks per group are ", blocksPerGroup, 8, 8L * blockSize * clusterBlocks);
    long groups = (blocks - firstDataBlock - 1) / blocksPerGroup + 1;
    require(bytes, 0x4, "number of groups is ", groups, 1, MAX_GROUPS);
    long inodesPerGroup = bytes.u32(0x28);
    require(bytes, 0x28, "inodes per group are ", inodesPerGroup, 1, 8L * blockSize);
    long inodes = bytes.u32(0x0);
    require(bytes, 0x0, "number of inodes is ", inodes, 1, groups * inodesPerGroup);
    return new Geometry(
        blockSize,
        clusterBlocks,
        blocks,
        firstDataBlock,
        blocksPerGroup,
        inodes,
        inodesPerGroup,
        inodeSize(bytes, blockSize),
        features.has64Bit() ? descriptorSize(bytes, blockSize) : OLD_DESCRIPTOR_SIZE);
  }

  private static long clusterBlocks(Bytes bytes, Features features, long logBlockSize)
      throws MalformedDataException {
    if (!features.hasClusters()) {
      return 1;
    }
    long log = bytes.u32(0x1C) - logBlockSize;
    require(bytes, 0x1C, "blocks per cluster are 1 << ", log, 0, MAX_LOG_CLUSTER_BLOCKS);
    return 1L << log;
  }

  private static int inodeSize(Bytes bytes, int blockSize) throws MalformedDataException {
    boolean isOld = bytes.u32(0x4C) == 0;
    int size = isOld ? OLD_INODE_SIZE : bytes.u16(0x58);
    require(bytes, 0x58, "inode size is ", size, OLD_INODE_SIZE, blockSize);
    requirePowerOfTwo(bytes, 0x58, "inode size", size);
    return size;
  }

  private static int descriptorSize(Bytes bytes, int blockSize) throws MalformedDataException {
    int size = bytes.u16(0xFE);
    if (size == 0) {
      return OLD_DESCRIPTOR_SIZE;
    }
    int most = Math.min(blockSize, MAX_DESCRIPTOR_SIZE);
    require(bytes, 0xFE, "group descriptor size is ", size, OLD_DESCRIPTOR_SIZE, most);
    requirePowerOfTwo(bytes, 0xFE, "group descriptor size", size);
    return size;
  }

  private static void require(Bytes bytes, int at, String what, long value, long least, long most)
      throws MalformedDataException {
    if (value < least || value > most) {
      throw bytes.malformed(at, "%s%d, not %d to %d".formatted(what, value, least, most));
    }
  }

  private static void requirePowerOfTwo(Bytes bytes, int at, String what, int value)
      throws MalformedDataException {
    if (Integer.bitCount(value) != 1) {
      throw bytes.malformed(at, "%s is %d, not a power of two".formatted(what, value));
    }
  }

  long groups() {
    return (blocks - firstDataBlock - 1) / blocksPerGroup + 1;
  }

  long firstBlock(long group) {
    return firstDataBlock + group * blocksPerGroup;
  }

  int descriptorsPerBlock() {
    return blockSize / descriptorSize;
  }

  long descriptorBlocks() {
    return (groups() - 1) / descriptorsPerBlock() + 1;
  }

  long inodeTableBlocks() {
    return (inodesPerGroup * inodeSize - 1) / blockSize + 1;
  }

  /** Where a block starts in the volume, in bytes. */
  public long position(long block) {
    return block * blockSize;
  }
}
