package dev.exhume.disk.filesystem.inode;

/** The name of a directory entry, which may be one that no path can have. */
public final class EntryName {
  private EntryName() {}

  /** Whether a path can have the name. */
  public static boolean isLegal(String name) {
    return name.indexOf('/') < 0 && name.indexOf('\0') < 0;
  }

  /** The name in the private range that bytes without a character have, too. */
  public static String legal(String name) {
    return name.replace('/', '\uEF2F').replace('\0', '\uEF00');
  }
}
