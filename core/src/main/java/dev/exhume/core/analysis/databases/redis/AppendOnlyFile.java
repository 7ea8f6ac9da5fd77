package dev.exhume.core.analysis.databases.redis;

import dev.exhume.binary.ByteSource;
import java.io.IOException;
import java.nio.ByteOrder;
import java.util.BitSet;

/**
 * The end of an append-only file, which holds commands as clients send them: {@code *2\r\n}, then
 * each word as {@code $3\r\nfoo\r\n}.
 */
final class AppendOnlyFile {
  /** How far from the end a command is looked for that is followed by whole ones only. */
  private static final int TAIL = 256 << 10;

  private static final int MAX_DIGITS = 10;

  /** What the end of the file looks like. */
  enum Ending {
    WHOLE,
    CUT,
    UNKNOWN
  }

  private final byte[] bytes;

  /** From which the end was not reached, so that nothing that leads there needs another try. */
  private final BitSet failed = new BitSet();

  private int position;

  private AppendOnlyFile(byte[] bytes) {
    this.bytes = bytes;
  }

  static Ending ending(ByteSource source) throws IOException {
    if (source.size() == 0) {
      return Ending.WHOLE;
    }
    int length = (int) Math.min(source.size(), TAIL);
    byte[] tail =
        source
            .read("append-only file", source.size() - length, length, ByteOrder.BIG_ENDIAN)
            .copy(0, length);
    return new AppendOnlyFile(tail).ending(length == source.size());
  }

  private Ending ending(boolean startsTheFile) {
    boolean sawStart = false;
    for (int start = bytes.length - 1; start >= 0; start--) {
      boolean isAfterLine = start == 0 ? startsTheFile : bytes[start - 1] == '\n';
      if (isAfterLine && bytes[start] == '*') {
        sawStart = true;
        position = start;
        if (skipCommands()) {
          return Ending.WHOLE;
        }
        if (position == bytes.length) {
          return Ending.CUT;
        }
      }
    }
    return startsTheFile || sawStart ? Ending.CUT : Ending.UNKNOWN;
  }

  /** Whether whole commands follow up to the end. */
  private boolean skipCommands() {
    while (position < bytes.length) {
      if (failed.get(position)) {
        return false;
      }
      failed.set(position);
      long words = number('*');
      for (long word = 0; word < words; word++) {
        long length = number('$');
        if (length < 0 || position + length + 2 > bytes.length) {
          position = length < 0 ? position : bytes.length;
          return false;
        }
        position += (int) length + 2;
      }
      if (words < 0) {
        return false;
      }
    }
    return true;
  }

  /** The number in a line that starts with a mark; -1 when there is none. */
  private long number(char mark) {
    if (position >= bytes.length || bytes[position] != mark) {
      return -1;
    }
    long number = 0;
    for (int digit = 1; digit <= MAX_DIGITS + 1; digit++) {
      int place = position + digit;
      if (place + 1 >= bytes.length) {
        position = bytes.length;
        return -1;
      }
      if (bytes[place] == '\r') {
        position = place + 2;
        return number;
      }
      if (bytes[place] < '0' || bytes[place] > '9') {
        return -1;
      }
      number = number * 10 + bytes[place] - '0';
    }
    return -1;
  }
}
