package dev.exhume.disk.filesystem.xfs.content;

import dev.exhume.binary.Bytes;
import dev.exhume.binary.MalformedDataException;

/**
 * Blocks of a file that follow each other on the volume.
 *
 * <pre>
 * Extent --> allocated but never written (1 bit), first block of the file (54 bits),
 *            block where that is (52 bits), number of blocks (21 bits)
 * </pre>
 *
 * @param first the first block of the file
 * @param block where that is, as a number with its allocation group
 */
record Extent(long first, long block, long count, boolean isWritten) {
  static final int SIZE = 16;

  private static final int FIRST_SHIFT = 9;
  private static final long UPPER_MASK = 0x1FF;
  private static final int UPPER_SHIFT = 43;
  private static final int LOWER_SHIFT = 21;
  private static final long COUNT_MASK = 0x1F_FFFF;

  static Extent read(Bytes bytes, int offset) throws MalformedDataException {
    long upper = bytes.s64(offset);
    long lower = bytes.s64(offset + 8);
    return new Extent(
        first(upper),
        (upper & UPPER_MASK) << UPPER_SHIFT | lower >>> LOWER_SHIFT,
        lower & COUNT_MASK,
        upper >= 0);
  }

  /** The first block of the file that an extent is about. */
  static long first(Bytes bytes, int offset) throws MalformedDataException {
    return first(bytes.s64(offset));
  }

  private static long first(long upper) {
    return (upper & Long.MAX_VALUE) >>> FIRST_SHIFT;
  }

  long end() {
    return first + count;
  }
}
