package dev.exhume.core;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Tells the root of a Linux server from any other directory. */
final class LinuxRoot {
  /** What a source is to be, for messages. */
  static final String EXPECTED =
      "the root directory of a Linux server, a tar archive of it, plain or compressed by gzip,"
          + " bzip2, xz or zstd, its disk images, or its virtual machine";

  private LinuxRoot() {}

  /**
   * Refuses what cannot be analysed.
   *
   * @param location where the root was read from, for the message
   */
  static void require(Path root, String location) throws IOException {
    if (isOne(root)) {
      return;
    }
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(root)) {
      int count = 0;
      for (Path entry : entries) {
        if (Files.isDirectory(entry) && isOne(entry)) {
          throw new IOException(
              "%s holds no Linux root: it is in %s inside"
                  .formatted(location, entry.getFileName()));
        }
        count++;
      }
      throw new IOException(
          count == 0
              ? "%s is empty: expected %s".formatted(location, EXPECTED)
              : "%s holds no Linux root: neither /etc nor /usr with /bin, /sbin or /lib is there"
                  .formatted(location));
    } catch (AccessDeniedException denied) {
      // It speaks of the dead server's root, of which its user has not heard yet.
      AccessDeniedException translated = new AccessDeniedException(location);
      translated.initCause(denied);
      throw translated;
    }
  }

  /** Whether a directory looks like the root of a server. */
  static boolean isOne(Path directory) {
    return Files.isDirectory(directory.resolve("etc"))
        || (Files.isDirectory(directory.resolve("usr"))
            && List.of("bin", "sbin", "lib").stream()
                .anyMatch(name -> Files.isDirectory(directory.resolve(name))));
  }
}
