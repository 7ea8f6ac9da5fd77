package dev.exhume.disk;

import dev.exhume.filesystem.UnixNames;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What Linux shows of a file system, in the lines that {@code truth.sh} writes: type, mode, owner,
 * links, size, time, path and link target of each file, then digests, device numbers and extended
 * attributes.
 *
 * <p>The bytes of names are characters, as in ISO 8859-1.
 */
public final class Truth {
  private Truth() {}

  /** The lines that the shared data have, sorted. */
  public static List<String> of(String name) {
    return lines(new String(SharedDisks.read(name), StandardCharsets.ISO_8859_1));
  }

  /** The lines that a file system ought to have, made from what we read of it. */
  public static List<String> of(Path root) throws IOException {
    StringBuilder text = new StringBuilder("## sha256\n## dev\n## xattr\n");
    try (Stream<Path> walk = Files.walk(root)) {
      for (Path file : (Iterable<Path>) walk::iterator) {
        append(text, root, file);
      }
    }
    return lines(text.toString());
  }

  /** The lines of a text, sorted. */
  public static List<String> lines(String text) {
    // Attributes belong to the file above them: together they are one line.
    String joined = text.replaceAll("\n(?=[a-z_]+\\.[^\n\t]*=0x)", " ");
    return joined
        .lines()
        .filter(line -> !line.isEmpty())
        .map(line -> line.startsWith("# file: ") ? withSortedAttributes(line) : line)
        .sorted()
        .toList();
  }

  private static String withSortedAttributes(String line) {
    List<String> parts = List.of(line.split(" (?=[a-z_]+\\.[^ ]*=0x)", -1));
    return parts.get(0) + parts.stream().skip(1).sorted().toList();
  }

  private static void append(StringBuilder text, Path root, Path file) throws IOException {
    String path = bytes(root.relativize(file).toString());
    String shown = path.isEmpty() ? "." : "./" + path;
    Map<String, Object> unix = Files.readAttributes(file, "unix:*", LinkOption.NOFOLLOW_LINKS);
    long mode = number(unix, "mode");
    char type = "?pc?d?b?f?l?s???".charAt((int) mode >> 12);
    text.append(
        "%s\t%o\t%d\t%d\t%d\t%d\t%d\t%s\t%s\n"
            .formatted(
                type,
                mode & 07777,
                number(unix, "uid") & 0xFFFF_FFFFL,
                number(unix, "gid") & 0xFFFF_FFFFL,
                number(unix, "nlink"),
                number(unix, "size"),
                Files.getLastModifiedTime(file, LinkOption.NOFOLLOW_LINKS)
                    .toInstant()
                    .getEpochSecond(),
                shown,
                type == 'l' ? bytes(Files.readSymbolicLink(file).toString()) : ""));
    if (type == 'f') {
      String escaped = shown.replace("\\", "\\\\").replace("\n", "\\n");
      text.append(escaped.equals(shown) ? "" : "\\");
      text.append("%s  %s\n".formatted(digest(file), escaped));
    }
    if (type == 'c' || type == 'b') {
      long number = number(unix, "rdev");
      long major = number >> 8 & 0xFFF;
      long minor = (number & 0xFF) | (number >> 12 & 0xFFF00);
      text.append("%x:%x %s\n".formatted(major, minor, shown));
    }
    appendAttributes(text, file, path.isEmpty() ? "." : path);
  }

  private static long number(Map<String, Object> attributes, String name) {
    return attributes.get(name) instanceof Number number ? number.longValue() : -1;
  }

  /** The attributes that {@code getfattr} shows, which follows links. */
  private static void appendAttributes(StringBuilder text, Path file, String path)
      throws IOException {
    if (!Files.exists(file)) {
      return;
    }
    Map<String, Object> attributes = Files.readAttributes(file, "xattr:*");
    if (!attributes.isEmpty()) {
      text.append("# file: ").append(path.replace("\\", "\\134").replace("\n", "\\012"));
      attributes.forEach(
          (name, value) ->
              text.append("\n%s=0x%s".formatted(name, HexFormat.of().formatHex((byte[]) value))));
      text.append("\n\n");
    }
  }

  private static String bytes(String name) {
    return new String(UnixNames.encode(name), StandardCharsets.ISO_8859_1);
  }

  /** The SHA-256 of a file's bytes. */
  public static String digest(Path file) throws IOException {
    try (DigestInputStream in =
        new DigestInputStream(Files.newInputStream(file), MessageDigest.getInstance("SHA-256"))) {
      in.transferTo(OutputStream.nullOutputStream());
      return HexFormat.of().formatHex(in.getMessageDigest().digest());
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }
}
