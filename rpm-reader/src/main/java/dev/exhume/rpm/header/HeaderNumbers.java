package dev.exhume.rpm.header;

import dev.exhume.binary.Bytes;
import dev.exhume.binary.MalformedDataException;

/** The numbers of one tag, read one by one from the header's data. */
public final class HeaderNumbers {
  private final Bytes data;
  private final HeaderType type;
  private final int count;

  HeaderNumbers(Bytes data, HeaderType type, int count) {
    this.data = data;
    this.type = type;
    this.count = count;
  }

  /** How many there are. */
  public int count() {
    return count;
  }

  /** The number at {@code index}; unsigned, but for 64 bits. */
  public long at(int index) throws MalformedDataException {
    return switch (type) {
      case CHAR, INT8 -> data.u8(index);
      case INT16 -> data.u16(index * Short.BYTES);
      case INT32 -> data.u32(index * Integer.BYTES);
      case INT64 -> data.s64(index * Long.BYTES);
      case STRING, BIN, STRING_ARRAY, I18NSTRING ->
          throw new IllegalStateException(type + " is not a number");
    };
  }

  /** The number at {@code index}, or {@code other} where the tag has fewer. */
  public long at(int index, long other) throws MalformedDataException {
    return index < count ? at(index) : other;
  }
}
