package dev.exhume.disk.volume.content;

import dev.exhume.binary.Bytes;
import dev.exhume.binary.MalformedDataException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Objects;
import java.util.Optional;

/**
 * Where a label or a UUID lies in a structure.
 *
 * @param size in bytes
 */
record Field(int offset, int size, Form form) {
  private static final int UUID_SIZE = 16;
  private static final Field NONE = new Field(0, 0, Form.TEXT);

  /** What the bytes mean. */
  enum Form {
    TEXT,
    UTF_16LE,
    UUID,
    /** A UUID of VMware, whose first three numbers are little-endian. */
    VMFS_UUID
  }

  Field {
    Objects.requireNonNull(form);
  }

  /** What a content does not have. */
  static Field none() {
    return NONE;
  }

  /** Text that a NUL ends, or the end of the field. */
  static Field text(int offset, int size) {
    return new Field(offset, size, Form.TEXT);
  }

  /** The 16 bytes of a UUID, in the order in which it is written. */
  static Field uuid(int offset) {
    return new Field(offset, UUID_SIZE, Form.UUID);
  }

  int end() {
    return offset + size;
  }

  /** What is written there, if anything is. */
  Optional<String> read(Bytes structure) throws MalformedDataException {
    byte[] raw = structure.copy(offset, size);
    if (form == Form.UUID && Arrays.equals(raw, new byte[size])) {
      return Optional.empty();
    }
    String text =
        switch (form) {
          case TEXT -> structure.text(offset, end(raw));
          case UTF_16LE -> upToNul(raw);
          case UUID -> hex(raw, "(.{8})(.{4})(.{4})(.{4})(.{12})", "$1-$2-$3-$4-$5");
          case VMFS_UUID ->
              hex(
                  raw,
                  "(..)(..)(..)(..)(..)(..)(..)(..)(..)(..)(.{12})",
                  "$4$3$2$1-$8$7$6$5-$10$9-$11");
        };
    return Optional.of(text.stripTrailing()).filter(written -> !written.isEmpty());
  }

  private static String hex(byte[] raw, String parts, String order) {
    return HexFormat.of().formatHex(raw).replaceFirst(parts, order);
  }

  private static int end(byte[] raw) {
    int end = 0;
    while (end < raw.length && raw[end] != 0) {
      end++;
    }
    return end;
  }

  private static String upToNul(byte[] raw) {
    String text = new String(raw, StandardCharsets.UTF_16LE);
    int end = text.indexOf('\0');
    return end < 0 ? text : text.substring(0, end);
  }
}
