package dev.exhume.disk.filesystem.ext.journal;

import dev.exhume.binary.Bytes;
import dev.exhume.binary.MalformedDataException;

/**
 * A block of the log that is not a copy of one of the file system.
 *
 * <pre>
 * Block       --> magic, type, transaction (u32 each), what the type says
 * Descriptors --> tags of the blocks that follow
 * Commit      --> type and size of checksum (u8 each), u16, checksum (u32) * 8, seconds (u64), ...
 * Revocations --> bytes in use, header included (u32), numbers of blocks (u32 or u64) *
 * </pre>
 */
record LogBlock(Bytes bytes) {
  static final long MAGIC = 0xC03B_3998L;
  static final int HEADER_SIZE = 12;

  private static final int REVOCATIONS_OFFSET = 16;

  /** What such a block may be. */
  enum Type {
    DESCRIPTORS,
    COMMIT,
    REVOCATIONS,
    OTHER
  }

  /** Whether it is one, and of a transaction; else the log ends before it. */
  boolean isOf(long transaction) throws MalformedDataException {
    return bytes.u32(0) == MAGIC && bytes.u32(8) == transaction;
  }

  Type type() throws MalformedDataException {
    return switch (bytes.s32(4)) {
      case 1 -> Type.DESCRIPTORS;
      case 2 -> Type.COMMIT;
      case 5 -> Type.REVOCATIONS;
      default -> Type.OTHER;
    };
  }

  /** When a transaction was committed, in seconds. */
  long commitTime() throws MalformedDataException {
    return bytes.s64(0x30);
  }

  /** Whether a commit has another checksum, of version 1, than its transaction. */
  boolean contradicts(int checksum) throws MalformedDataException {
    boolean hasNone = bytes.u16(0xC) == 0 && bytes.u32(0x10) == 0;
    boolean isCrc32 = bytes.u8(0xC) == 1 && bytes.u8(0xD) == Integer.BYTES;
    return !hasNone && !(isCrc32 && bytes.s32(0x10) == checksum);
  }

  /** The numbers of blocks that are not to be replayed from this transaction or earlier ones. */
  void forEachRevocation(JournalFeatures features, BlockNumbers action)
      throws MalformedDataException {
    long end = bytes.u32(HEADER_SIZE);
    int tail = features.hasBlockChecksums() ? Integer.BYTES : 0;
    if (end > bytes.size() - tail) {
      throw bytes.malformed(
          HEADER_SIZE, "%d bytes of revocations in a block of %d".formatted(end, bytes.size()));
    }
    int size = features.has64Bit() ? Long.BYTES : Integer.BYTES;
    for (int offset = REVOCATIONS_OFFSET; offset + size <= end; offset += size) {
      action.accept(features.has64Bit() ? bytes.s64(offset) : bytes.u32(offset));
    }
  }

  /** Who wants to know numbers of blocks. */
  interface BlockNumbers {
    void accept(long block);
  }
}
