package dev.exhume.core.analysis.databases.redis;

import dev.exhume.binary.Bytes;
import dev.exhume.binary.MalformedDataException;
import java.util.Optional;

/** Goes through the start of a snapshot; past what was read of it there is nothing more. */
final class RdbCursor {
  private static final int MAX_TEXT = 64;

  private final Bytes bytes;
  private long position;

  RdbCursor(Bytes bytes, int start) {
    this.bytes = bytes;
    this.position = start;
  }

  boolean hasMore() {
    return position < bytes.size();
  }

  int octet() throws MalformedDataException {
    if (!hasMore()) {
      return 0xFF;
    }
    return bytes.u8((int) position++);
  }

  void skip(long count) {
    position = count < 0 || count > bytes.size() ? bytes.size() : position + count;
  }

  /**
   * A length: 6 bits, 14 bits, or the next 4 or 8 bytes, as the first two bits say.
   *
   * @return all that is left for one that only a text can have
   */
  long length() throws MalformedDataException {
    int first = octet();
    return switch (first >>> 6) {
      case 0 -> first & 0x3F;
      case 1 -> (long) (first & 0x3F) << 8 | octet();
      case 2 -> first == 0x80 ? number(4) : number(8);
      default -> bytes.size();
    };
  }

  private long number(int count) throws MalformedDataException {
    long number = 0;
    for (int i = 0; i < count; i++) {
      number = number << 8 | octet();
    }
    return number;
  }

  /** A short text that is stored as it is; others are passed over. */
  Optional<String> text() throws MalformedDataException {
    int first = hasMore() ? bytes.u8((int) position) : 0xFF;
    if (first >>> 6 == 3) {
      skipText();
      return Optional.empty();
    }
    long length = length();
    if (length < 0 || length > MAX_TEXT || position + length > bytes.size()) {
      skip(length);
      return Optional.empty();
    }
    String text = bytes.text((int) position, (int) length);
    position += length;
    return Optional.of(text);
  }

  private void skipText() throws MalformedDataException {
    int first = hasMore() ? bytes.u8((int) position) : 0xFF;
    if (first >>> 6 != 3) {
      skip(length());
      return;
    }
    position++;
    switch (first & 0x3F) {
      case 0 -> skip(1);
      case 1 -> skip(2);
      case 2 -> skip(4);
      case 3 -> {
        long packed = length();
        length();
        skip(packed);
      }
      default -> skip(bytes.size());
    }
  }

  /**
   * Passes over a key and its value.
   *
   * @return whether the type of the value is one whose end can be found
   */
  boolean skipEntry(int type) throws MalformedDataException {
    skipText();
    switch (type) {
      case 0, 9, 10, 11, 12, 13, 16, 17, 20 -> skipText();
      case 1, 2, 14 -> skipTexts(length());
      case 3 -> skipScores(length());
      case 4 -> skipTexts(doubled(length()));
      case 5 -> skipBinaryScores(length());
      case 18 -> skipNodes(length());
      default -> {
        return false;
      }
    }
    return true;
  }

  private static long doubled(long count) {
    return count > Integer.MAX_VALUE ? count : 2 * count;
  }

  private void skipTexts(long count) throws MalformedDataException {
    for (long i = 0; i < count && hasMore(); i++) {
      skipText();
    }
  }

  /** Members with scores as text, whose length is one byte; from 253 on that is the value. */
  private void skipScores(long count) throws MalformedDataException {
    for (long i = 0; i < count && hasMore(); i++) {
      skipText();
      int length = octet();
      skip(length < 253 ? length : 0);
    }
  }

  private void skipBinaryScores(long count) throws MalformedDataException {
    for (long i = 0; i < count && hasMore(); i++) {
      skipText();
      skip(8);
    }
  }

  private void skipNodes(long count) throws MalformedDataException {
    for (long i = 0; i < count && hasMore(); i++) {
      length();
      skipText();
    }
  }
}
