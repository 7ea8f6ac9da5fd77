package dev.exhume.core.analysis.databases.mysql.accounts;

import dev.exhume.binary.Bytes;
import dev.exhume.binary.MalformedDataException;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * Unpacks a row of various length. Bits in front of it tell of each part that can be short whether
 * it is; parts lie one after the other.
 */
final class PackedRow {
  private static final int AS_IT_IS = 0;
  private static final int WITHOUT_BLANKS_BEHIND = 1;
  private static final int WITHOUT_BLANKS_BEFORE = 2;
  private static final int WITHOUT_ZEROS = 3;
  private static final int TEXT = 4;
  private static final int VARIOUS = 8;
  private static final int CHECKED = 9;

  /** What a long text has in a row besides its length: room for where it is in memory. */
  private static final int POINTER = 8;

  private static final int MAX_TEXT = 65_536;

  private final Bytes packed;
  private final byte[] row;
  private final Map<Integer, String> texts = new HashMap<>();
  private int from;
  private int to;
  private int bit;

  private PackedRow(MyIsamIndex index, Bytes packed) {
    this.packed = packed;
    this.row = new byte[index.rowLength()];
    this.from = index.flagBytes();
  }

  static Row unpack(MyIsamIndex index, long position, Bytes packed) throws MalformedDataException {
    PackedRow row = new PackedRow(index, packed);
    for (MyIsamIndex.Part part : index.parts()) {
      if (part.length() > row.row.length - row.to) {
        throw packed.malformed(0, "parts are longer than the row");
      }
      row.take(part);
      row.to += part.length();
    }
    return new Row(
        position, Bytes.of("row", position, row.row, ByteOrder.LITTLE_ENDIAN), row.texts);
  }

  private void take(MyIsamIndex.Part part) throws MalformedDataException {
    switch (part.kind()) {
      case AS_IT_IS, CHECKED -> copy(part.length(), to);
      case WITHOUT_BLANKS_BEHIND, WITHOUT_BLANKS_BEFORE -> blanks(part);
      case WITHOUT_ZEROS -> {
        if (!nextBit()) {
          copy(part.length(), to);
        }
      }
      case TEXT -> {
        if (nextBit()) {
          texts.put(to, "");
        } else {
          text(part.length() - POINTER);
        }
      }
      case VARIOUS -> {
        int bytes = part.length() - 1 < 256 ? 1 : 2;
        int length = number(bytes);
        if (length > part.length() - bytes) {
          throw packed.malformed(from, "a value of %d bytes".formatted(length));
        }
        copy(bytes, to);
        copy(length, to + bytes);
      }
      default -> throw packed.malformed(0, "a part of kind %d".formatted(part.kind()));
    }
  }

  private void blanks(MyIsamIndex.Part part) throws MalformedDataException {
    if (!nextBit()) {
      copy(part.length(), to);
      return;
    }
    int length = packed.u8(from++);
    if (part.length() > 255 && (length & 0x80) != 0) {
      length = (length & 0x7F) + (packed.u8(from++) << 7);
    }
    if (length > part.length()) {
      throw packed.malformed(from, "a value of %d bytes".formatted(length));
    }
    Arrays.fill(row, to, to + part.length(), (byte) ' ');
    copy(length, part.kind() == WITHOUT_BLANKS_BEFORE ? to + part.length() - length : to);
  }

  private void text(int lengthBytes) throws MalformedDataException {
    if (lengthBytes < 1 || lengthBytes > 4) {
      throw packed.malformed(from, "a length of %d bytes".formatted(lengthBytes));
    }
    int length = number(lengthBytes);
    if (length < 0 || length > MAX_TEXT) {
      throw packed.malformed(from, "a text of %d bytes".formatted(length));
    }
    from += lengthBytes;
    texts.put(to, packed.text(from, length));
    from += length;
  }

  private int number(int bytes) throws MalformedDataException {
    int number = 0;
    for (int i = 0; i < bytes; i++) {
      number |= packed.u8(from + i) << (8 * i);
    }
    return number;
  }

  private void copy(int length, int target) throws MalformedDataException {
    packed.buffer(from, length).get(row, target, length);
    from += length;
  }

  private boolean nextBit() throws MalformedDataException {
    boolean isSet = ((packed.u8(bit / 8) >> (bit % 8)) & 1) != 0;
    bit++;
    return isSet;
  }
}
