package dev.exhume.vm.place;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Path;

/** File names of this host as bytes, which their text in the locale's charset may not keep. */
final class HostName {
  private HostName() {}

  static boolean isAscii(String text) {
    return text.chars().allMatch(letter -> letter < 0x80);
  }

  /** The bytes of the last name of a path; a URI shows them all. */
  static byte[] bytes(Path path) {
    String name = String.valueOf(path.getFileName());
    if (path.getFileSystem() != FileSystems.getDefault()) {
      return name.getBytes(StandardCharsets.UTF_8);
    }
    String uri = path.toUri().getRawPath();
    int end = uri.endsWith("/") ? uri.length() - 1 : uri.length();
    String escaped = uri.substring(uri.lastIndexOf('/', end - 1) + 1, end);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(escaped.length());
    int next = 0;
    while (next < escaped.length()) {
      if (escaped.charAt(next) == '%') {
        bytes.write(Integer.parseInt(escaped, next + 1, next + 3, 16));
        next += 3;
      } else {
        bytes.write(escaped.charAt(next));
        next++;
      }
    }
    return bytes.toByteArray();
  }
}
