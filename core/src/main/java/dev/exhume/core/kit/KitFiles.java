package dev.exhume.core.kit;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.exhume.filesystem.UnixNames;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** How texts and scripts of a kit are written. */
final class KitFiles {
  private KitFiles() {}

  static void text(Path file, String text) throws IOException {
    Files.write(file, text.getBytes(UTF_8));
  }

  static void script(Path file, String text) throws IOException {
    // A name that is not UTF-8 has to come out as the bytes that it is on the server's disk.
    Files.write(file, UnixNames.encode(text));
    if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
  }
}
