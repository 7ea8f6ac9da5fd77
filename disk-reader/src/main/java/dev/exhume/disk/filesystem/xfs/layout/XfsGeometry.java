package dev.exhume.disk.filesystem.xfs.layout;

import dev.exhume.binary.Bytes;
import dev.exhume.binary.MalformedDataException;
import java.util.Optional;

/**
 * The sizes of an XFS and of its parts, within the limits that the format has.
 *
 * <p>A block's number has its allocation group above {@code agBlockLog} bits, and its place in that
 * group below; an inode's number is that of its block, with some more bits for the place in it.
 *
 * @param blockSize {@code sb_blocksize}, in bytes
 * @param blocks {@code sb_dblocks}
 * @param sectorSize {@code sb_sectsize}, in bytes
 * @param inodeSize {@code sb_inodesize}, in bytes
 * @param agBlocks {@code sb_agblocks}, of all allocation groups but the last
 * @param agCount {@code sb_agcount}
 * @param agBlockLog {@code sb_agblklog}
 * @param inodesPerBlockLog {@code sb_inopblog}
 * @param directoryBlockSize in bytes, from {@code sb_dirblklog}
 * @param logStart {@code sb_logstart}, a block, 0 if the log is on another volume
 * @param logBlocks {@code sb_logblocks}
 */
public record XfsGeometry(
    int blockSize,
    long blocks,
    int sectorSize,
    int inodeSize,
    long agBlocks,
    long agCount,
    int agBlockLog,
    int inodesPerBlockLog,
    int directoryBlockSize,
    long logStart,
    long logBlocks) {
  private static final int MIN_BLOCK_LOG = 9;
  private static final int MAX_BLOCK_LOG = 16;
  private static final int MAX_SECTOR_LOG = 15;
  private static final int MIN_INODE_LOG = 8;
  private static final int MAX_INODE_LOG = 11;

  /** Block numbers have 52 bits wherever they are kept; and offsets fit 63. */
  private static final long MAX_BLOCKS = 1L << 46;

  /** An allocation group has 16 MiB at least; early ones had less. */
  private static final long MIN_AG_BLOCKS = 64;

  /** Superblock, free space and inodes of an allocation group have a sector each at its start. */
  private static final int HEADER_SECTORS = 4;

  static XfsGeometry read(Bytes bytes) throws MalformedDataException {
    int blockLog = log(bytes, 120, 4, "block size", MIN_BLOCK_LOG, MAX_BLOCK_LOG);
    int sectorLog = shortLog(bytes, 121, 102, "sector size", MIN_BLOCK_LOG, MAX_SECTOR_LOG);
    int inodeLog =
        shortLog(bytes, 122, 104, "inode size", MIN_INODE_LOG, Math.min(MAX_INODE_LOG, blockLog));
    require(bytes, 123, "log of inodes per block is ", bytes.u8(123), blockLog - inodeLog);
    int directoryLog = bytes.u8(192);
    require(bytes, 192, "log of directory block is ", directoryLog, 0, MAX_BLOCK_LOG - blockLog);
    long agBlocks = bytes.u32(84);
    require(
        bytes, 84, "blocks per allocation group are ", agBlocks, MIN_AG_BLOCKS, Integer.MAX_VALUE);
    int agBlockLog = bytes.u8(124);
    int expectedLog = Long.SIZE - Long.numberOfLeadingZeros(agBlocks - 1);
    require(bytes, 124, "log of an allocation group is ", agBlockLog, expectedLog);
    long agCount = bytes.u32(88);
    long blocks = bytes.s64(8);
    require(bytes, 8, "number of blocks is ", blocks, 1, MAX_BLOCKS >> (blockLog - MIN_BLOCK_LOG));
    require(bytes, 88, "number of groups is ", agCount, (blocks - 1) / agBlocks + 1);
    return new XfsGeometry(
        1 << blockLog,
        blocks,
        1 << sectorLog,
        1 << inodeLog,
        agBlocks,
        agCount,
        agBlockLog,
        blockLog - inodeLog,
        1 << (blockLog + directoryLog),
        bytes.s64(48),
        bytes.u32(96));
  }

  private static int log(Bytes bytes, int logAt, int sizeAt, String what, int least, int most)
      throws MalformedDataException {
    int log = bytes.u8(logAt);
    require(bytes, logAt, "log of %s is ".formatted(what), log, least, most);
    require(bytes, sizeAt, what + " is ", bytes.u32(sizeAt), 1L << log);
    return log;
  }

  private static int shortLog(Bytes bytes, int logAt, int sizeAt, String what, int least, int most)
      throws MalformedDataException {
    int log = bytes.u8(logAt);
    require(bytes, logAt, "log of %s is ".formatted(what), log, least, most);
    require(bytes, sizeAt, what + " is ", bytes.u16(sizeAt), 1L << log);
    return log;
  }

  private static void require(Bytes bytes, int at, String what, long value, long wanted)
      throws MalformedDataException {
    if (value != wanted) {
      throw bytes.malformed(at, "%s%d, not %d".formatted(what, value, wanted));
    }
  }

  private static void require(Bytes bytes, int at, String what, long value, long least, long most)
      throws MalformedDataException {
    if (value < least || value > most) {
      throw bytes.malformed(at, "%s%d, not %d to %d".formatted(what, value, least, most));
    }
  }

  /** The length of the file system in bytes. */
  public long size() {
    return blocks * blockSize;
  }

  /** The allocation group of a block. */
  public long agOf(long block) {
    return block >>> agBlockLog;
  }

  private long withinAg(long block) {
    return block & ((1L << agBlockLog) - 1);
  }

  private long blocksOf(long ag) {
    return Math.min(agBlocks, blocks - ag * agBlocks);
  }

  /** Where a block that {@link #fault} has nothing against starts in the volume, in bytes. */
  public long position(long block) {
    return (agOf(block) * agBlocks + withinAg(block)) * blockSize;
  }

  /** Where an allocation group starts in the volume, in bytes. */
  public long agPosition(long ag) {
    return ag * agBlocks * blockSize;
  }

  /** The block with the inode of that number. */
  public long blockOfInode(long inode) {
    return inode >>> inodesPerBlockLog;
  }

  /** Where an inode that {@link #isInode} lies in the volume, in bytes. */
  public long inodePosition(long inode) {
    long within = inode & ((1L << inodesPerBlockLog) - 1);
    return position(blockOfInode(inode)) + within * inodeSize;
  }

  /** Whether an inode of that number can be. */
  public boolean isInode(long number) {
    return number > 0 && fault(blockOfInode(number), 1).isEmpty();
  }

  /** Why some blocks can be no file's, if they cannot. */
  public Optional<String> fault(long first, long count) {
    long ag = agOf(first);
    long within = withinAg(first);
    if (ag >= agCount || count < 1 || within > blocksOf(ag) - count) {
      return Optional.of(
          "%s, outside the file system of %d blocks in %d groups of %d"
              .formatted(text(first, count), blocks, agCount, agBlocks));
    }
    if (within * blockSize < (long) HEADER_SECTORS * sectorSize) {
      return Optional.of(
          "%s, in the headers of allocation group %d".formatted(text(first, count), ag));
    }
    return logStart != 0 && first < logStart + logBlocks && logStart < first + count
        ? Optional.of("%s, in the log".formatted(text(first, count)))
        : Optional.empty();
  }

  private static String text(long first, long count) {
    return count == 1
        ? "it leads to block %d".formatted(first)
        : "it leads to blocks %d to %d".formatted(first, first + count - 1);
  }
}
