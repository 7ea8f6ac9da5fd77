package dev.exhume.cli;

import dev.exhume.filesystem.FileType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.Objects;

/** A file as {@code ls -l} shows it. */
final class LongListing {
  private static final String ATTRIBUTES = "unix:mode,nlink,uid,gid,size,rdev,lastModifiedTime";
  private static final String PERMISSIONS = "rwxrwxrwx";
  private static final int SET_USER_ID = 04000;
  private static final int SET_GROUP_ID = 02000;
  private static final int STICKY = 01000;
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss").withZone(ZoneOffset.UTC);

  private LongListing() {}

  /** All but the name. */
  static String of(Path file) throws IOException {
    Map<String, Object> attributes =
        Files.readAttributes(file, ATTRIBUTES, LinkOption.NOFOLLOW_LINKS);
    int mode = (int) number(attributes, "mode");
    FileTime modified = (FileTime) Objects.requireNonNull(attributes.get("lastModifiedTime"));
    return "%s %3d %5d %5d %12s %s"
        .formatted(
            mode(mode),
            number(attributes, "nlink"),
            number(attributes, "uid") & 0xFFFF_FFFFL,
            number(attributes, "gid") & 0xFFFF_FFFFL,
            size(mode, attributes),
            TIME.format(modified.toInstant()));
  }

  /** What follows the name of a symbolic link. */
  static String target(Path file) throws IOException {
    return Files.isSymbolicLink(file) ? " -> " + Files.readSymbolicLink(file) : "";
  }

  private static String size(int mode, Map<String, Object> attributes) {
    FileType type = FileType.of(mode);
    if (type != FileType.CHARACTER_DEVICE && type != FileType.BLOCK_DEVICE) {
      return Long.toString(number(attributes, "size"));
    }
    long number = number(attributes, "rdev");
    return "%d, %d".formatted((number >> 8) & 0xFFF, (number & 0xFF) | ((number >> 12) & 0xFFF00));
  }

  /** The mode in letters: {@code drwxr-xr-x}. */
  static String mode(int mode) {
    StringBuilder letters = new StringBuilder();
    letters.append(
        switch (FileType.of(mode)) {
          case FIFO -> 'p';
          case CHARACTER_DEVICE -> 'c';
          case DIRECTORY -> 'd';
          case BLOCK_DEVICE -> 'b';
          case REGULAR -> '-';
          case SYMBOLIC_LINK -> 'l';
          case SOCKET -> 's';
          case UNKNOWN -> '?';
        });
    for (int bit = 0; bit < PERMISSIONS.length(); bit++) {
      boolean isSet = (mode & (0400 >> bit)) != 0;
      letters.append(isSet ? PERMISSIONS.charAt(bit) : '-');
    }
    special(letters, 3, (mode & SET_USER_ID) != 0, 's');
    special(letters, 6, (mode & SET_GROUP_ID) != 0, 's');
    special(letters, 9, (mode & STICKY) != 0, 't');
    return letters.toString();
  }

  private static void special(StringBuilder letters, int place, boolean isSet, char letter) {
    if (isSet) {
      boolean executes = letters.charAt(place) == 'x';
      letters.setCharAt(place, executes ? letter : Character.toUpperCase(letter));
    }
  }

  private static long number(Map<String, Object> attributes, String name) {
    return ((Number) Objects.requireNonNull(attributes.get(name))).longValue();
  }
}
