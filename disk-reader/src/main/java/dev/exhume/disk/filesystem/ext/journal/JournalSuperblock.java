package dev.exhume.disk.filesystem.ext.journal;

import dev.exhume.binary.Bytes;
import dev.exhume.binary.MalformedDataException;
import dev.exhume.binary.UnsupportedFeatureException;

/**
 * The first block of a journal, which says where in it to begin.
 *
 * <pre>
 * 0x00 magic, type, 0; 0x0C block size; 0x10 blocks; 0x14 first block of the log
 * 0x18 first transaction; 0x1C its block, 0 if there is nothing to replay
 * 0x24 features: compatible, incompatible, compatible for reading; 0x30 UUID; 0x40 users
 * 0x50 type of checksums (u8); 0x54 blocks of the fast commits; 0xFC checksum
 * </pre>
 *
 * All numbers of a journal are big-endian, but for those of fast commits.
 *
 * @param logStart the first block of the log with the transactions
 * @param logEnd the first block behind it
 * @see <a href="https://docs.kernel.org/filesystems/ext4/journal.html">journal (jbd2)</a>
 */
record JournalSuperblock(Bytes bytes, JournalFeatures features, long logStart, long logEnd) {
  static final int SIZE = 1024;
  static final String NAME = "journal superblock";

  /** A journal has at least that many blocks besides those of fast commits. */
  static final int MIN_BLOCKS = 1024;

  private static final int TYPE_V1 = 3;
  private static final int TYPE_V2 = 4;
  private static final int CRC32C = 4;
  private static final int CHECKSUM_OFFSET = 0xFC;
  private static final int DEFAULT_FAST_COMMIT_BLOCKS = 256;

  static JournalSuperblock read(Bytes bytes, int blockSize, long blocks)
      throws MalformedDataException, UnsupportedFeatureException {
    if (bytes.u32(0) != LogBlock.MAGIC) {
      throw bytes.malformed(
          0, "magic is 0x%08x, not 0x%08x".formatted(bytes.u32(0), LogBlock.MAGIC));
    }
    long type = bytes.u32(4);
    if (type != TYPE_V1 && type != TYPE_V2) {
      throw bytes.malformed(4, "type is %d, not %d or %d".formatted(type, TYPE_V1, TYPE_V2));
    }
    JournalFeatures features = type == TYPE_V1 ? JournalFeatures.NONE : JournalFeatures.read(bytes);
    if (features.unknown() != 0) {
      throw new UnsupportedFeatureException(
          "%s with features 0x%x".formatted(NAME, features.unknown()));
    }
    if (type == TYPE_V2 && bytes.u32(0x40) > 1) {
      throw bytes.malformed(
          0x40, "%d file systems share the journal, not 1".formatted(bytes.u32(0x40)));
    }
    verifyChecksum(bytes, features);
    if (bytes.u32(0xC) != blockSize) {
      throw bytes.malformed(0xC, "block size is %d, not %d".formatted(bytes.u32(0xC), blockSize));
    }
    long length = bytes.u32(0x10);
    if (length > blocks) {
      throw bytes.malformed(0x10, "%d blocks, where the journal has %d".formatted(length, blocks));
    }
    long first = bytes.u32(0x14);
    long end = length - fastCommitBlocks(bytes, features, length);
    long start = bytes.u32(0x1C);
    boolean isInside = start == 0 || (start >= first && start < end);
    if (first == 0 || first >= end || !isInside) {
      throw bytes.malformed(
          0x1C, "log starts at block %d, not from %d up to %d".formatted(start, first, end));
    }
    return new JournalSuperblock(bytes, features, first, end);
  }

  private static void verifyChecksum(Bytes bytes, JournalFeatures features)
      throws MalformedDataException {
    if (!features.hasBlockChecksums()) {
      return;
    }
    if (features.excludeEachOther() || bytes.u8(0x50) != CRC32C) {
      throw bytes.malformed(
          0x50, "checksums of more than one kind, or of type %d".formatted(bytes.u8(0x50)));
    }
    byte[] raw = bytes.copy(0, SIZE);
    for (int i = 0; i < Integer.BYTES; i++) {
      raw[CHECKSUM_OFFSET + i] = 0;
    }
    long actual = new JournalChecksum(features, new byte[0]).of(raw);
    if (actual != bytes.u32(CHECKSUM_OFFSET)) {
      throw bytes.malformed(
          CHECKSUM_OFFSET,
          "checksum is 0x%08x, not 0x%08x".formatted(bytes.u32(CHECKSUM_OFFSET), actual));
    }
  }

  private static long fastCommitBlocks(Bytes bytes, JournalFeatures features, long length)
      throws MalformedDataException {
    if (!features.hasFastCommits()) {
      return 0;
    }
    long count = bytes.u32(0x54) == 0 ? DEFAULT_FAST_COMMIT_BLOCKS : bytes.u32(0x54);
    if (count > length - MIN_BLOCKS) {
      throw bytes.malformed(
          0x54,
          "%d of %d blocks are for fast commits, which leaves less than %d"
              .formatted(count, length, MIN_BLOCKS));
    }
    return count;
  }

  byte[] uuid() throws MalformedDataException {
    return bytes.copy(0x30, 16);
  }

  /** The number of the first transaction. */
  long sequence() throws MalformedDataException {
    return bytes.u32(0x18);
  }

  /** The block that the first transaction starts with. */
  long start() throws MalformedDataException {
    return bytes.u32(0x1C);
  }

  boolean isEmpty() throws MalformedDataException {
    return start() == 0;
  }

  /** The block with the first fast commit: one block before it is left free. */
  long fastCommitStart() {
    return logEnd + 1;
  }

  /** The first block after all fast commits. */
  long fastCommitEnd() throws MalformedDataException {
    return bytes.u32(0x10);
  }
}
