package dev.exhume.core.source.tar.member;

import dev.exhume.binary.Bytes;
import dev.exhume.binary.MalformedDataException;

/**
 * The numbers of tar: octal digits in headers, or big-endian bytes where GNU tar needed more room,
 * and decimal digits in PAX records.
 */
final class TarNumber {
  private static final int BASE_256 = 0x80;
  private static final int NEGATIVE = 0xFF;
  private static final int MAX_DECIMAL_DIGITS = 18;

  private TarNumber() {}

  /** The number in a field of a header; an empty field is 0. */
  static long field(Bytes header, int offset, int length) throws MalformedDataException {
    return (header.u8(offset) & BASE_256) == 0
        ? octal(header, offset, length)
        : base256(header, offset, length);
  }

  private static long octal(Bytes header, int offset, int length) throws MalformedDataException {
    long value = 0;
    boolean started = false;
    for (int i = offset; i < offset + length; i++) {
      int character = header.u8(i);
      if (character >= '0' && character <= '7') {
        value = value << 3 | (character - '0');
        started = true;
      } else if (character != 0 && character != ' ') {
        throw header.malformed(i, "0x%02x is no octal digit".formatted(character));
      } else if (started) {
        return value;
      }
    }
    return value;
  }

  private static long base256(Bytes header, int offset, int length) throws MalformedDataException {
    int first = header.u8(offset);
    long value = first == NEGATIVE ? -1 : first & ~BASE_256;
    for (int i = offset + 1; i < offset + length; i++) {
      if (value > Long.MAX_VALUE >> 8 || value < Long.MIN_VALUE >> 8) {
        throw header.malformed(offset, "the number has more than 64 bits");
      }
      value = value << 8 | header.u8(i);
    }
    return value;
  }

  /** The number that decimal digits from {@code offset} up to {@code end} write. */
  static long decimal(Bytes text, int offset, int end) throws MalformedDataException {
    if (end <= offset || end - offset > MAX_DECIMAL_DIGITS) {
      throw text.malformed(
          offset, "%d digits, not 1 to %d".formatted(end - offset, MAX_DECIMAL_DIGITS));
    }
    long value = 0;
    for (int i = offset; i < end; i++) {
      int digit = text.u8(i) - '0';
      if (digit < 0 || digit > 9) {
        throw text.malformed(i, "0x%02x is no decimal digit".formatted(text.u8(i)));
      }
      value = value * 10 + digit;
    }
    return value;
  }
}
