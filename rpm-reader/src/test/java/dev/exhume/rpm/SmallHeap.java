package dev.exhume.rpm;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** A {@code packages.rpm} of two headers and a freed one. */
final class SmallHeap {
  private static final int START = 8;
  private static final int BLOCK_HEADER_SIZE = 16;
  private static final int FOOTER_SIZE = 8;
  private static final int UNIT = 64;

  private SmallHeap() {}

  static byte[] packages(ByteOrder order) {
    byte[] header = FuzzSeeds.oldHeader();
    int size = BLOCK_HEADER_SIZE + header.length + FOOTER_SIZE;
    int block = (size + UNIT - 1) / UNIT * UNIT;
    ByteBuffer file = ByteBuffer.allocate(START + 3 * block).order(order);
    file.putInt(0x0205_0920).putInt(START + block);
    for (int i = 0; i < 3; i++) {
      int at = START + i * block;
      int isFree = i == 1 ? 1 : 0;
      file.putInt(at, block).putInt(at + 12, isFree).put(at + BLOCK_HEADER_SIZE, header);
      file.putInt(at + block - 8, block).putInt(at + block - 4, isFree);
    }
    return file.array();
  }
}
