package dev.exhume.rpm.header;

import dev.exhume.binary.Bytes;
import dev.exhume.binary.MalformedDataException;

/**
 * One entry of a header's index.
 *
 * @param offset of its first value in the header's data
 * @param count of its values; of its bytes for {@link HeaderType#BIN}
 */
record HeaderEntry(int tag, HeaderType type, int offset, int count) {
  static final int SIZE = 16;

  /** As in RPM: {@code HEADER_ARRAY_MAX}. */
  private static final int MAX_VALUES = 0xF_FFFF;

  /**
   * Reads the entry.
   *
   * @param index the header's index
   * @param at where the entry starts in the index
   * @param dataSize of the header's data in bytes, which all values must lie in
   */
  static HeaderEntry read(Bytes index, int at, int dataSize) throws MalformedDataException {
    int tag = index.s32(at);
    HeaderType type =
        HeaderType.of(index.u32(at + 4))
            .orElseThrow(
                () -> index.malformed(at + 4, "tag %d is of an unknown type".formatted(tag)));
    int offset = index.s32(at + 8);
    long count = index.u32(at + 12);
    if (offset < 0 || offset > dataSize || count * type.minimumSize() > dataSize - offset) {
      throw index.malformed(
          at + 8,
          "tag %d claims %d values at 0x%x of %d bytes of data"
              .formatted(tag, count, offset, dataSize));
    }
    if (count > MAX_VALUES && type != HeaderType.BIN) {
      throw index.malformed(
          at + 12, "tag %d claims %d values, not up to %d".formatted(tag, count, MAX_VALUES));
    }
    return new HeaderEntry(tag, type, offset, (int) count);
  }

  /** What a fault in the values of an entry is: they were found to lie in the data before. */
  static IllegalStateException impossible(MalformedDataException fault) {
    return new IllegalStateException("entries are checked when their header is read", fault);
  }
}
