package dev.exhume.disk.filesystem.ext.layout;

/** What an inode's flags say of how its bytes are kept; the others only concern writers. */
public enum InodeFlag {
  /** Compressed by a patch of Linux 2.2 and 2.4. */
  COMPRESSED(0x4),
  ENCRYPTED(0x800),
  /** A directory with a hash tree. */
  INDEX(0x1000),
  /** The sectors are counted as blocks. */
  HUGE_FILE(0x4_0000),
  EXTENTS(0x8_0000),
  /** Holds the value of an extended attribute. */
  ATTRIBUTE_INODE(0x20_0000),
  /** The bytes are in the inode itself. */
  INLINE_DATA(0x1000_0000);

  private final int mask;

  InodeFlag(int mask) {
    this.mask = mask;
  }

  int mask() {
    return mask;
  }
}
