package dev.exhume.disk.filesystem.xfs.layout;

import dev.exhume.binary.Bytes;
import dev.exhume.binary.MalformedDataException;

/**
 * What an XFS makes use of.
 *
 * @param versionNumber {@code sb_versionnum}, the version in its lowest four bits
 * @param features2 {@code sb_features2}
 * @param incompatible {@code sb_features_incompat}, 0 before version 5
 */
public record XfsFeatures(int versionNumber, long features2, long incompatible) {
  private static final int VERSION_MASK = 0xF;
  private static final int MORE_BITS = 0x8000;
  private static final int VERSION_5 = 5;

  private static final long KNOWN_INCOMPATIBLE = 0x7FF;

  static XfsFeatures read(Bytes superblock) throws MalformedDataException {
    int versionNumber = superblock.u16(100);
    // Early kernels of some processors put the second word four bytes too far.
    boolean hasMore = (versionNumber & MORE_BITS) != 0;
    long features2 = hasMore ? superblock.u32(200) | superblock.u32(204) : 0;
    boolean isVersion5 = (versionNumber & VERSION_MASK) == VERSION_5;
    return new XfsFeatures(versionNumber, features2, isVersion5 ? superblock.u32(216) : 0);
  }

  public int version() {
    return versionNumber & VERSION_MASK;
  }

  /** Metadata say what they are, whose and where, and carry a CRC-32C: version 5. */
  public boolean hasChecksums() {
    return version() == VERSION_5;
  }

  /** Directories of the form that replaced the one of early IRIX. */
  public boolean hasSecondDirectories() {
    return (versionNumber & 0x2000) != 0;
  }

  /** Names are compared without regard to case. */
  public boolean ignoresCase() {
    return (versionNumber & 0x4000) != 0;
  }

  /** The log may have records larger than 32 KiB. */
  public boolean hasSecondLog() {
    return (versionNumber & 0x400) != 0;
  }

  /** Directory entries say what type of file they name. */
  public boolean hasFileTypes() {
    return hasChecksums() ? (incompatible & 0x1) != 0 : (features2 & 0x200) != 0;
  }

  /** Metadata carry another id than the one that {@code /etc/fstab} knows. */
  boolean hasMetadataUuid() {
    return (incompatible & 0x4) != 0;
  }

  /** The server's own kernel would have refused it before a repair. */
  public boolean needsRepair() {
    return (incompatible & 0x10) != 0;
  }

  /** Features that change the format in a way that is not known. */
  public long unknown() {
    return incompatible & ~KNOWN_INCOMPATIBLE;
  }
}
