package dev.exhume.core.source;

import dev.exhume.filesystem.UnixNames;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.util.StringJoiner;

/**
 * Carries file names between this host's paths and the names of an inode tree, byte by byte.
 *
 * <p>The host's paths hold bytes, but as strings they go through the charset of the locale, where
 * an old server's names do not survive. As URIs they do.
 */
public final class HostNames {
  /**
   * Nothing is below it: {@link Path#toUri} asks the host whether a path is a directory, which must
   * not make it follow a dead server's link.
   */
  private static final String NOWHERE = "/dev/null";

  private HostNames() {}

  /** The entry of a directory that has that name. */
  public static Path resolve(Path directory, String name) {
    if (isAscii(name) || !isHosts(directory)) {
      return directory.resolve(name);
    }
    StringBuilder uri = new StringBuilder(directory.toUri().toString());
    if (uri.charAt(uri.length() - 1) != '/') {
      uri.append('/');
    }
    for (byte raw : UnixNames.encode(name)) {
      uri.append("%%%02x".formatted(Byte.toUnsignedInt(raw)));
    }
    return Path.of(URI.create(uri.toString()));
  }

  /** The path that a text from an inode tree spells, such as the target of a link. */
  public static Path path(FileSystem host, String text) {
    if (isAscii(text) || host != FileSystems.getDefault()) {
      return host.getPath(text);
    }
    Path path = host.getPath("/");
    for (String name : text.split("/", -1)) {
      if (!name.isEmpty()) {
        path = resolve(path, name);
      }
    }
    return text.startsWith("/") ? path : path.subpath(0, path.getNameCount());
  }

  /** A path, such as the target of a link, as the text that names it in a tree. */
  public static String text(Path path) {
    String text = path.toString();
    if (isAscii(text) || !isHosts(path)) {
      return text;
    }
    StringJoiner names = new StringJoiner("/", path.isAbsolute() ? "/" : "", "");
    path.forEach(name -> names.add(rawName(name)));
    return names.toString();
  }

  private static String rawName(Path name) {
    String uri = Path.of(NOWHERE).resolve(name).toUri().getRawPath();
    return UnixNames.decode(unescaped(uri.substring(NOWHERE.length() + 1)));
  }

  private static byte[] unescaped(String uri) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(uri.length());
    int next = 0;
    while (next < uri.length()) {
      if (uri.charAt(next) == '%') {
        bytes.write(Integer.parseInt(uri, next + 1, next + 3, 16));
        next += 3;
      } else {
        bytes.write(uri.charAt(next));
        next++;
      }
    }
    return bytes.toByteArray();
  }

  private static boolean isHosts(Path path) {
    return path.getFileSystem() == FileSystems.getDefault();
  }

  private static boolean isAscii(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) >= 0x80) {
        return false;
      }
    }
    return true;
  }
}
