package dev.exhume.disk.filesystem.ext.layout;

import dev.exhume.binary.Bytes;
import dev.exhume.binary.MalformedDataException;

/**
 * What an ext file system makes use of.
 *
 * @param compatible {@code s_feature_compat}
 * @param incompatible {@code s_feature_incompat}
 * @param readOnlyCompatible {@code s_feature_ro_compat}
 */
public record Features(long compatible, long incompatible, long readOnlyCompatible) {
  private static final long KNOWN_INCOMPATIBLE = 0x3_F7DF;

  /** What ext3 knew: file types, recovery, meta block groups. */
  private static final long INCOMPATIBLE_OF_EXT3 = 0x2 | 0x4 | 0x10;

  /** What ext3 knew: few copies of the superblock, large files, and a plan that came to nothing. */
  private static final long READ_ONLY_COMPATIBLE_OF_EXT3 = 0x1 | 0x2 | 0x4;

  static Features read(Bytes superblock) throws MalformedDataException {
    return new Features(superblock.u32(0x5C), superblock.u32(0x60), superblock.u32(0x64));
  }

  public boolean hasJournal() {
    return (compatible & 0x4) != 0;
  }

  boolean hasTwoSuperblocksAtMost() {
    return (compatible & 0x200) != 0;
  }

  /** Some files are compressed, by a patch of Linux 2.2 and 2.4. */
  public boolean hasCompression() {
    return (incompatible & 0x1) != 0;
  }

  /** Directory entries say what type of file they name. */
  public boolean hasFileTypes() {
    return (incompatible & 0x2) != 0;
  }

  /** The journal holds what the file system lacks. */
  public boolean needsRecovery() {
    return (incompatible & 0x4) != 0;
  }

  /** The volume is the journal of another one. */
  public boolean isJournalDevice() {
    return (incompatible & 0x8) != 0;
  }

  boolean hasMetaBlockGroups() {
    return (incompatible & 0x10) != 0;
  }

  boolean has64Bit() {
    return (incompatible & 0x80) != 0;
  }

  /** The tables of a group may lie in another one. */
  boolean hasFlexibleGroups() {
    return (incompatible & 0x200) != 0;
  }

  /** Large values of extended attributes have inodes of their own. */
  public boolean hasAttributeInodes() {
    return (incompatible & 0x400) != 0;
  }

  boolean hasChecksumSeed() {
    return (incompatible & 0x2000) != 0;
  }

  /** Directories may be larger than 2 GiB. */
  boolean hasLargeDirectories() {
    return (incompatible & 0x4000) != 0;
  }

  boolean hasSparseSuperblocks() {
    return (readOnlyCompatible & 0x1) != 0;
  }

  boolean hasHugeFiles() {
    return (readOnlyCompatible & 0x8) != 0;
  }

  boolean hasDescriptorChecksums() {
    return (readOnlyCompatible & 0x10) != 0;
  }

  boolean hasClusters() {
    return (readOnlyCompatible & 0x200) != 0;
  }

  /** All metadata carry a CRC-32C. */
  public boolean hasMetadataChecksums() {
    return (readOnlyCompatible & 0x400) != 0;
  }

  /** Features that change the format in a way that is not known. */
  public long unknown() {
    return incompatible & ~KNOWN_INCOMPATIBLE;
  }

  /** Whether ext3 would have refused the file system. */
  public boolean areThoseOfExt4() {
    return (incompatible & ~INCOMPATIBLE_OF_EXT3) != 0
        || (readOnlyCompatible & ~READ_ONLY_COMPATIBLE_OF_EXT3) != 0;
  }
}
