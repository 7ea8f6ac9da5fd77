package dev.exhume.benchmarks.generator;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * A header of a real package, which can be had under another name with all its digests right.
 *
 * <pre>
 * Header --> il (u32), dl (u32), (tag (s32), type (u32), offset (s32), count (u32)) * il, data
 * </pre>
 */
final class SourceHeader {
  /** Every number in the data is aligned to its own size, at most this one. */
  private static final int ALIGNMENT = 8;

  static final int PREFIX_SIZE = 8;
  static final int ENTRY_SIZE = 16;
  private static final int NAME = 1000;
  private static final int OLDFILENAMES = 1027;
  private static final int BASENAMES = 1117;

  private final ByteBuffer header;

  SourceHeader(byte[] header) {
    this.header = ByteBuffer.wrap(header);
  }

  /** The size in bytes. */
  int size() {
    return header.capacity();
  }

  /** The number of files that the package has. */
  int files() {
    int entry = Math.max(entry(header, BASENAMES), entry(header, OLDFILENAMES));
    return entry < 0 ? 0 : header.getInt(entry + 12);
  }

  /**
   * The header of the same package under a longer name.
   *
   * @param suffix of a length that leaves all that follows aligned
   */
  byte[] renamed(String suffix) {
    if (suffix.length() % ALIGNMENT != 0) {
      throw new IllegalArgumentException("a suffix of %d letters".formatted(suffix.length()));
    }
    int name = header.getInt(entry(header, NAME) + 8);
    int end = dataStart() + name;
    while (header.get(end) != 0) {
      end++;
    }
    ByteBuffer renamed = ByteBuffer.allocate(header.capacity() + suffix.length());
    renamed.put(header.array(), 0, end);
    renamed.put(suffix.getBytes(StandardCharsets.US_ASCII));
    renamed.put(header.array(), end, header.capacity() - end);
    renamed.putInt(4, header.getInt(4) + suffix.length());
    for (int entry = PREFIX_SIZE; entry < dataStart(); entry += ENTRY_SIZE) {
      if (header.getInt(entry + 8) > name) {
        renamed.putInt(entry + 8, header.getInt(entry + 8) + suffix.length());
      }
    }
    Seal.renew(renamed);
    return renamed.array();
  }

  private int dataStart() {
    return PREFIX_SIZE + header.getInt(0) * ENTRY_SIZE;
  }

  /** Where a tag's entry starts, or -1. */
  static int entry(ByteBuffer header, int tag) {
    for (int i = 0; i < header.getInt(0); i++) {
      if (header.getInt(PREFIX_SIZE + i * ENTRY_SIZE) == tag) {
        return PREFIX_SIZE + i * ENTRY_SIZE;
      }
    }
    return -1;
  }
}
