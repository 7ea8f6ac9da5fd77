package dev.exhume.rpm.sqlite;

import dev.exhume.binary.Bytes;
import dev.exhume.binary.MalformedDataException;

/**
 * A number of 64 bits in 1 to 9 bytes: seven bits in each that is not the last, which has its
 * highest bit clear; all eight bits in the ninth.
 *
 * @param size in bytes
 */
record Varint(long value, int size) {
  private static final int MAX_SIZE = 9;

  /** The number of bytes that SQLite writes a number in. */
  static int size(long value) {
    int bits = Long.SIZE - Long.numberOfLeadingZeros(value);
    return Math.min(Math.max((bits + 6) / 7, 1), MAX_SIZE);
  }

  static Varint read(Bytes bytes, int at) throws MalformedDataException {
    long value = 0;
    for (int i = 0; i < MAX_SIZE - 1; i++) {
      int next = bytes.u8(at + i);
      value = (value << 7) | (next & 0x7F);
      if (next < 0x80) {
        return new Varint(value, i + 1);
      }
    }
    return new Varint((value << 8) | bytes.u8(at + MAX_SIZE - 1), MAX_SIZE);
  }
}
