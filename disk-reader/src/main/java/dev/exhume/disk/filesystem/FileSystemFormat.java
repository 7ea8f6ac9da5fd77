package dev.exhume.disk.filesystem;

/** The kinds of file systems that are recognised. */
public enum FileSystemFormat {
  EXT2("ext2"),
  EXT3("ext3"),
  EXT4("ext4"),
  XFS("xfs"),
  FAT("vfat"),
  REISERFS("reiserfs"),
  JFS("jfs"),
  BTRFS("btrfs");

  private final String label;

  FileSystemFormat(String label) {
    this.label = label;
  }

  /** The type as {@code /etc/fstab} names it. */
  public String label() {
    return label;
  }
}
