package dev.exhume.disk.filesystem.ext.journal;

/** CRC-32 that takes the highest bit first, without the final inversion: checksums of version 1. */
final class Crc32BigEndian {
  private static final int POLYNOMIAL = 0x04C1_1DB7;
  private static final int[] TABLE = table();

  private int value = -1;

  private static int[] table() {
    int[] table = new int[1 << Byte.SIZE];
    for (int i = 0; i < table.length; i++) {
      int crc = i << 24;
      for (int bit = 0; bit < Byte.SIZE; bit++) {
        crc = crc < 0 ? crc << 1 ^ POLYNOMIAL : crc << 1;
      }
      table[i] = crc;
    }
    return table;
  }

  void update(byte[] bytes) {
    int crc = value;
    for (byte next : bytes) {
      crc = crc << Byte.SIZE ^ TABLE[(crc >>> 24 ^ next) & 0xFF];
    }
    value = crc;
  }

  int value() {
    return value;
  }

  void reset() {
    value = -1;
  }
}
