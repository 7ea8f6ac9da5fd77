package dev.exhume.filesystem;

import java.nio.file.attribute.FileTime;

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

  /** The file's type. */
  public FileType type() {
    return FileType.of(mode);
  }
}
