package dev.exhume.core.source.tar.index;

import java.io.IOException;

/** An address in four bytes, which reach for 32 GiB, as all are multiples of eight. */
final class Reference {
  private static final int SHIFT = 3;
  private static final long MAX = 0xFFFF_FFFFL << SHIFT;

  private Reference() {}

  static long get(PagedBytes bytes, long place) throws IOException {
    return Integer.toUnsignedLong(bytes.getInt(place)) << SHIFT;
  }

  static void put(PagedBytes bytes, long place, long address) throws IOException {
    if (address > MAX) {
      throw new IOException("it has more files than the 32 GiB of their list have room for");
    }
    bytes.putInt(place, (int) (address >>> SHIFT));
  }
}
