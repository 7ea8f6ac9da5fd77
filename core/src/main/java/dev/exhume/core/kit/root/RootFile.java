package dev.exhume.core.kit.root;

import dev.exhume.filesystem.FileType;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * A file of the dead server, links not followed.
 *
 * @param mode type and permission bits
 * @param links how many names it has
 * @param device number of a device node
 * @param fileKey equal for all names of one file
 */
record RootFile(
    Path path,
    int mode,
    long uid,
    long gid,
    long links,
    long size,
    FileTime modified,
    long device,
    Optional<Object> fileKey) {
  private static final String ATTRIBUTES =
      "unix:mode,uid,gid,nlink,size,lastModifiedTime,rdev,fileKey";
  private static final int PERMISSIONS = 07777;

  static RootFile of(Path path) throws IOException {
    Map<String, Object> attributes =
        Files.readAttributes(path, ATTRIBUTES, LinkOption.NOFOLLOW_LINKS);
    return new RootFile(
        path,
        (int) number(attributes, "mode"),
        number(attributes, "uid") & 0xFFFF_FFFFL,
        number(attributes, "gid") & 0xFFFF_FFFFL,
        number(attributes, "nlink"),
        number(attributes, "size"),
        (FileTime) Objects.requireNonNull(attributes.get("lastModifiedTime")),
        number(attributes, "rdev"),
        Optional.ofNullable(attributes.get("fileKey")));
  }

  private static long number(Map<String, Object> attributes, String name) {
    return ((Number) Objects.requireNonNull(attributes.get(name))).longValue();
  }

  /** The absolute path, as the server named it. */
  String name() {
    return path.toString();
  }

  /** The path inside an archive: relative, and {@code .} for the root itself. */
  String archiveName() {
    String name = name();
    return name.equals("/") ? "." : name.substring(1);
  }

  FileType type() {
    return FileType.of(mode);
  }

  boolean isRegular() {
    return type() == FileType.REGULAR;
  }

  boolean isDirectory() {
    return type() == FileType.DIRECTORY;
  }

  int permissions() {
    return mode & PERMISSIONS;
  }

  /** Whether the file lies below a directory, at any depth. */
  boolean isBelow(String directory) {
    return name().startsWith(directory.equals("/") ? directory : directory + "/");
  }

  /** The first bytes of a regular file, at most as many as asked for. */
  byte[] head(int length) throws IOException {
    try (InputStream in = Files.newInputStream(path)) {
      return in.readNBytes(length);
    }
  }
}
