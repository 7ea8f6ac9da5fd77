package dev.exhume.disk.volume.md.superblock;

import dev.exhume.binary.ByteSource;
import dev.exhume.binary.Bytes;
import java.io.IOException;
import java.nio.ByteOrder;

/** How far the file system at the start of a device says that it reaches. */
final class FileSystemEnd {
  private static final int SIZE = 2048;
  private static final int EXT_SUPERBLOCK = 1024;
  private static final int EXT_MAGIC = 0xEF53;
  private static final int EXT_MAX_BLOCK_LOG = 6;
  private static final long XFS_MAGIC = 0x5846_5342;
  private static final long MAX_BLOCKS = 1L << 45;

  private FileSystemEnd() {}

  /** Where it ends, in bytes; 0 if none is known. */
  static long of(ByteSource device) throws IOException {
    if (device.size() < SIZE) {
      return 0;
    }
    Bytes start = device.read("file system", 0, SIZE, ByteOrder.LITTLE_ENDIAN);
    long blockLog = start.u32(EXT_SUPERBLOCK + 24);
    if (start.u16(EXT_SUPERBLOCK + 56) == EXT_MAGIC && blockLog <= EXT_MAX_BLOCK_LOG) {
      return start.u32(EXT_SUPERBLOCK + 4) << (10 + blockLog);
    }
    Bytes big = start.in(ByteOrder.BIG_ENDIAN);
    long blocks = big.s64(8);
    boolean isXfs = big.u32(0) == XFS_MAGIC && big.u32(4) <= 1 << 16;
    return isXfs && blocks >= 0 && blocks < MAX_BLOCKS ? blocks * big.u32(4) : 0;
  }
}
