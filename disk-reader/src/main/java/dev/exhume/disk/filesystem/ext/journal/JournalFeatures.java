package dev.exhume.disk.filesystem.ext.journal;

import dev.exhume.binary.Bytes;
import dev.exhume.binary.MalformedDataException;

/**
 * What a journal makes use of.
 *
 * <p>That it may hold revocations is also a feature, but they are there before the superblock says
 * so, and are heeded always.
 *
 * @param compatible {@code s_feature_compat}
 * @param incompatible {@code s_feature_incompat}
 * @param readOnlyCompatible {@code s_feature_ro_compat}
 */
record JournalFeatures(long compatible, long incompatible, long readOnlyCompatible) {
  /** Those of journals whose superblock has no place for them. */
  static final JournalFeatures NONE = new JournalFeatures(0, 0, 0);

  private static final long KNOWN_INCOMPATIBLE = 0x3F;
  private static final long CHECKSUMS_V2 = 0x8;
  private static final long CHECKSUMS_V3 = 0x10;

  static JournalFeatures read(Bytes superblock) throws MalformedDataException {
    return new JournalFeatures(superblock.u32(0x24), superblock.u32(0x28), superblock.u32(0x2C));
  }

  /** Each commit has a checksum of its transaction: checksums of version 1. */
  boolean hasTransactionChecksums() {
    return (compatible & 0x1) != 0;
  }

  boolean has64Bit() {
    return (incompatible & 0x2) != 0;
  }

  /** A commit may be written before its transaction is. */
  boolean hasAsynchronousCommits() {
    return (incompatible & 0x4) != 0;
  }

  boolean hasChecksumsV3() {
    return (incompatible & CHECKSUMS_V3) != 0;
  }

  /** Each block has a checksum: version 2 or 3. */
  boolean hasBlockChecksums() {
    return (incompatible & (CHECKSUMS_V2 | CHECKSUMS_V3)) != 0;
  }

  boolean hasFastCommits() {
    return (incompatible & 0x20) != 0;
  }

  boolean excludeEachOther() {
    return hasBlockChecksums()
        && (hasTransactionChecksums()
            || (incompatible & (CHECKSUMS_V2 | CHECKSUMS_V3)) == (CHECKSUMS_V2 | CHECKSUMS_V3));
  }

  /** The size of what a descriptor says of a block, without a UUID. */
  int tagSize() {
    if (hasChecksumsV3()) {
      return 16;
    }
    return 8 + (hasBlockChecksums() ? 2 : 0) + (has64Bit() ? 4 : 0);
  }

  /** Features that change the format in a way that is not known. */
  long unknown() {
    return (incompatible & ~KNOWN_INCOMPATIBLE) | readOnlyCompatible;
  }
}
