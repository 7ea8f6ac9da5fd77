package dev.exhume.rpm.header;

import dev.exhume.binary.Bytes;
import dev.exhume.binary.MalformedDataException;
import java.util.AbstractList;
import java.util.RandomAccess;

/** The numbers of one tag, each read from the header's data when it is asked for. */
public final class HeaderNumbers extends AbstractList<Long> implements RandomAccess {
  private final Bytes data;
  private final HeaderType type;
  private final int count;

  /**
   * Views numbers.
   *
   * @param data the numbers and nothing else
   */
  HeaderNumbers(Bytes data, HeaderType type, int count) {
    this.data = data;
    this.type = type;
    this.count = count;
  }

  @Override
  public int size() {
    return count;
  }

  @Override
  public Long get(int index) {
    return at(index);
  }

  /** The number at {@code index}; unsigned, but for 64 bits. */
  public long at(int index) {
    if (index < 0 || index >= count) {
      throw new IndexOutOfBoundsException("%d of %d numbers".formatted(index, count));
    }
    try {
      return switch (type) {
        case CHAR, INT8 -> data.u8(index);
        case INT16 -> data.u16(index * Short.BYTES);
        case INT32 -> data.u32(index * Integer.BYTES);
        case INT64 -> data.s64(index * Long.BYTES);
        case STRING, BIN, STRING_ARRAY, I18NSTRING ->
            throw new IllegalStateException(type + " is not a number");
      };
    } catch (MalformedDataException e) {
      throw HeaderEntry.impossible(e);
    }
  }

  /** The number at {@code index}, or {@code other} where the tag has fewer. */
  public long at(int index, long other) {
    return index < count ? at(index) : other;
  }
}
