package dev.exhume.core.analysis.verification;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * What a file is on the disk.
 *
 * @param mode type and permissions, as in {@code st_mode}
 * @param device number of a device file in the kernel's encoding
 * @param modifiedSecond since 1970
 */
record FileState(
    Key key,
    int mode,
    int links,
    long sizeBytes,
    int uid,
    int gid,
    long device,
    long modifiedSecond) {
  private static final String WANTED = "unix:dev,ino,mode,nlink,size,uid,gid,rdev,lastModifiedTime";
  private static final int TYPE_BITS = 0xF000;
  private static final int CHARACTER_DEVICE = 0x2000;
  private static final int DIRECTORY = 0x4000;
  private static final int BLOCK_DEVICE = 0x6000;
  private static final int REGULAR = 0x8000;
  private static final int LINK = 0xA000;

  /** Looks at a file; at a link itself, not at what it leads to. */
  static FileState of(Path file) throws IOException {
    return of(Files.readAttributes(file, WANTED, LinkOption.NOFOLLOW_LINKS));
  }

  /** Looks at what a file or link leads to. */
  static FileState followed(Path file) throws IOException {
    return of(Files.readAttributes(file, WANTED));
  }

  private static FileState of(Map<String, Object> attributes) {
    return new FileState(
        new Key(number(attributes, "dev"), number(attributes, "ino")),
        (int) number(attributes, "mode"),
        (int) number(attributes, "nlink"),
        number(attributes, "size"),
        (int) number(attributes, "uid"),
        (int) number(attributes, "gid"),
        number(attributes, "rdev"),
        second(attributes));
  }

  private static long number(Map<String, Object> attributes, String name) {
    return attributes.get(name) instanceof Number number ? number.longValue() : 0;
  }

  private static long second(Map<String, Object> attributes) {
    return attributes.get("lastModifiedTime") instanceof FileTime time
        ? time.to(TimeUnit.SECONDS)
        : 0;
  }

  boolean isRegular() {
    return type(mode) == REGULAR;
  }

  boolean isDirectory() {
    return type(mode) == DIRECTORY;
  }

  boolean isLink() {
    return type(mode) == LINK;
  }

  /** The bits of a mode that tell what kind of file it is. */
  static int type(int mode) {
    return mode & TYPE_BITS;
  }

  static boolean isDevice(int mode) {
    return type(mode) == CHARACTER_DEVICE || type(mode) == BLOCK_DEVICE;
  }

  /** What all names of one file have in common. */
  record Key(long device, long inode) {}
}
