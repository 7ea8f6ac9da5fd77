package dev.exhume.filesystem;

import java.net.URI;
import java.nio.charset.StandardCharsets;

/** Writes a path as a URI: {@code exhume:///disks/web01.vmdk!/etc/passwd}. */
final class PathUri {
  private static final String PLAIN = "/!-._~$&'()*+,;=:@";

  private PathUri() {}

  /**
   * The URI of a path; every byte of a name survives in it.
   *
   * @param tree what the tree is read from, to tell the files of two servers apart
   */
  static URI of(String tree, String path) {
    StringBuilder uri = new StringBuilder("exhume://");
    if (!tree.startsWith("/")) {
      uri.append('/');
    }
    append(uri, tree.getBytes(StandardCharsets.UTF_8));
    uri.append('!');
    append(uri, UnixNames.encode(path));
    return URI.create(uri.toString());
  }

  private static void append(StringBuilder uri, byte[] bytes) {
    for (byte raw : bytes) {
      char character = (char) Byte.toUnsignedInt(raw);
      if (character < 0x80
          && (Character.isLetterOrDigit(character) || PLAIN.indexOf(character) >= 0)) {
        uri.append(character);
      } else {
        uri.append("%%%02X".formatted((int) character));
      }
    }
  }
}
