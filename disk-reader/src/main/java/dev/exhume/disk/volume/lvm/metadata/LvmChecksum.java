package dev.exhume.disk.volume.lvm.metadata;

import java.nio.ByteBuffer;

/** The checksum of LVM's metadata: CRC-32 with a start of its own and no inversion at the end. */
final class LvmChecksum {
  private static final int START = 0xF597_A6CF;
  private static final int REVERSED_POLYNOMIAL = 0xEDB8_8320;
  private static final int[] TABLE = table();

  private LvmChecksum() {}

  private static int[] table() {
    int[] table = new int[256];
    for (int i = 0; i < table.length; i++) {
      int register = i;
      for (int bit = 0; bit < Byte.SIZE; bit++) {
        register = register >>> 1 ^ ((register & 1) == 0 ? 0 : REVERSED_POLYNOMIAL);
      }
      table[i] = register;
    }
    return table;
  }

  /** The checksum of what remains in a buffer, which is left as it is. */
  static long of(ByteBuffer bytes) {
    int register = START;
    for (int i = bytes.position(); i < bytes.limit(); i++) {
      register = register >>> 8 ^ TABLE[(register ^ bytes.get(i)) & 0xFF];
    }
    return Integer.toUnsignedLong(register);
  }
}
