package dev.exhume.disk.filesystem.fat.name;

import java.util.Locale;
import java.util.Optional;

/** A name of eight and three letters, filled up with spaces. */
public final class ShortName {
  /** In bytes. */
  public static final int LENGTH = 11;

  private static final int BASE_LENGTH = 8;
  private static final int LOWER_BASE = 0x08;
  private static final int LOWER_EXTENSION = 0x10;

  /** Stands for 0xE5, with which a deleted entry starts. */
  private static final int ESCAPED = 0x05;

  private static final byte DELETED = (byte) 0xE5;
  private static final String NO_LABEL = "NO NAME";

  private ShortName() {}

  /**
   * The name as Linux and Windows show it, with a dot before an extension.
   *
   * @param cases which parts are shown in small letters
   */
  public static String text(byte[] name, int cases) {
    byte[] bytes = unescaped(name);
    String base = part(bytes, 0, BASE_LENGTH, (cases & LOWER_BASE) != 0);
    String extension = part(bytes, BASE_LENGTH, LENGTH, (cases & LOWER_EXTENSION) != 0);
    return extension.isEmpty() ? base : base + "." + extension;
  }

  private static byte[] unescaped(byte[] name) {
    byte[] bytes = name.clone();
    if (bytes[0] == ESCAPED) {
      bytes[0] = DELETED;
    }
    return bytes;
  }

  private static String part(byte[] name, int start, int end, boolean isLower) {
    int last = end;
    while (last > start && name[last - 1] == ' ') {
      last--;
    }
    String text = CodePage437.decode(name, start, last);
    return isLower ? text.toLowerCase(Locale.ROOT) : text;
  }

  /** The name of a volume, which has no extension; none if it says that there is none. */
  public static Optional<String> label(byte[] name) {
    String label = part(unescaped(name), 0, LENGTH, false);
    return label.isEmpty() || label.equals(NO_LABEL) ? Optional.empty() : Optional.of(label);
  }

  /** What the parts of the long name for it have to carry. */
  static int checksum(byte[] name) {
    int sum = 0;
    for (byte letter : name) {
      sum = ((sum & 1) << 7) + (sum >> 1) + Byte.toUnsignedInt(letter) & 0xFF;
    }
    return sum;
  }
}
