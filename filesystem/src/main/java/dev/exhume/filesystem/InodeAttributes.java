package dev.exhume.filesystem;

import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.GroupPrincipal;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.UserPrincipal;
import java.util.EnumSet;
import java.util.Set;

/** The attributes of an inode in the form that {@code java.nio.file} has for them. */
record InodeAttributes(UnixAttributes unix) implements PosixFileAttributes {
  private static final PosixFilePermission[] PERMISSIONS = PosixFilePermission.values();

  @Override
  public UserPrincipal owner() {
    return new NumericPrincipal(unix.uid());
  }

  @Override
  public GroupPrincipal group() {
    return new NumericPrincipal(unix.gid());
  }

  @Override
  public Set<PosixFilePermission> permissions() {
    Set<PosixFilePermission> permissions = EnumSet.noneOf(PosixFilePermission.class);
    // The enum goes from the owner's r to the others' x, as the bits do from 0400 to 1.
    for (int i = 0; i < PERMISSIONS.length; i++) {
      if ((unix.mode() & (0400 >> i)) != 0) {
        permissions.add(PERMISSIONS[i]);
      }
    }
    return permissions;
  }

  @Override
  public FileTime lastModifiedTime() {
    return unix.modificationTime();
  }

  @Override
  public FileTime lastAccessTime() {
    return unix.accessTime();
  }

  /** Old Unix file systems keep no such time; as in the JDK, the last change stands for it. */
  @Override
  public FileTime creationTime() {
    return unix.modificationTime();
  }

  @Override
  public boolean isRegularFile() {
    return unix.type() == FileType.REGULAR;
  }

  @Override
  public boolean isDirectory() {
    return unix.type() == FileType.DIRECTORY;
  }

  @Override
  public boolean isSymbolicLink() {
    return unix.type() == FileType.SYMBOLIC_LINK;
  }

  @Override
  public boolean isOther() {
    return !isRegularFile() && !isDirectory() && !isSymbolicLink();
  }

  @Override
  public long size() {
    return unix.size();
  }

  @Override
  public Object fileKey() {
    return new FileKey(unix.device(), unix.inode());
  }
}
