package dev.exhume.filesystem;

import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.Optional;

/**
 * What {@code lstat} tells of a file.
 *
 * @param device {@code st_dev}: tells the inodes of two file systems apart
 * @param inode {@code st_ino}
 * @param mode {@code st_mode}: type and permission bits
 * @param links {@code st_nlink}
 * @param size in bytes
 * @param deviceNumber {@code st_rdev} of a device node in Linux' {@code makedev} encoding, else 0
 */
public record UnixAttributes(
    long device,
    long inode,
    int mode,
    int uid,
    int gid,
    int links,
    long size,
    long deviceNumber,
    FileTime accessTime,
    FileTime modificationTime,
    FileTime changeTime) {

  /**
   * What stands behind attributes that a walk over a {@link UnixFileSystem} was given, so that it
   * need not ask for them again.
   *
   * @return empty for the attributes of another file system
   */
  public static Optional<UnixAttributes> of(BasicFileAttributes attributes) {
    return attributes instanceof InodeAttributes inode
        ? Optional.of(inode.unix())
        : Optional.empty();
  }

  /** The file's type. */
  public FileType type() {
    return FileType.of(mode);
  }
}
