package dev.exhume.rpm;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * A Berkeley DB file of 512-byte pages: a header on its page, one in a chain, and an erased one.
 */
final class SmallBerkeley {
  private static final int PAGE_SIZE = 512;
  private static final int PAGE_HEADER_SIZE = 26;
  private static final int CHAIN_PART = PAGE_SIZE - PAGE_HEADER_SIZE;
  private static final int OVERFLOW = 7;

  private final byte[] bytes;
  private final ByteBuffer file;
  private final boolean isHash;
  private int end = PAGE_SIZE;

  private SmallBerkeley(byte[] header, ByteOrder order, boolean isHash) {
    int chain = chain(header);
    this.bytes = new byte[(2 + 2 * chain) * PAGE_SIZE];
    this.file = ByteBuffer.wrap(bytes).order(order);
    this.isHash = isHash;
    file.putInt(20, PAGE_SIZE).putInt(28, 2 + chain).putInt(32, 1 + 2 * chain);
  }

  static byte[] hash(ByteOrder order, int version) {
    byte[] header = FuzzSeeds.header();
    SmallBerkeley made = new SmallBerkeley(header, order, true);
    made.file.putInt(12, 0x0006_1561).putInt(16, version).put(25, (byte) 8).putInt(88, 3);
    ByteBuffer page = made.page(1, 0, 0, 6, version < 9 ? 2 : 13);
    made.add(page, 0, made.number(0, order));
    made.add(page, 1, made.number(3, order));
    made.add(page, 2, made.number(1, order));
    made.addOffPage(page, 3, header.length);
    made.add(page, 4, made.number(2, order));
    made.add(page, 5, FuzzSeeds.oldHeader());
    return made.withChains(header);
  }

  static byte[] btree(ByteOrder order) {
    byte[] header = FuzzSeeds.header();
    SmallBerkeley made = new SmallBerkeley(header, order, false);
    made.file.putInt(12, 0x0005_3162).putInt(16, 9).put(25, (byte) 9).putInt(88, 1);
    ByteBuffer page = made.page(1, 0, 0, 4, 5).put(24, (byte) 1);
    made.add(page, 0, made.number(1, ByteOrder.BIG_ENDIAN));
    made.addOffPage(page, 1, header.length);
    made.add(page, 2, made.number(2, ByteOrder.BIG_ENDIAN));
    made.add(page, 3, FuzzSeeds.oldHeader());
    return made.withChains(header);
  }

  private static int chain(byte[] header) {
    return (header.length + CHAIN_PART - 1) / CHAIN_PART;
  }

  /** The pages from 2 on: a chain in use, and the same among the free pages. */
  private byte[] withChains(byte[] header) {
    int chain = chain(header);
    for (int i = 0; i < chain; i++) {
      boolean isLast = i + 1 == chain;
      int at = i * CHAIN_PART;
      int part = Math.min(CHAIN_PART, header.length - at);
      page(2 + i, i == 0 ? 0 : 1 + i, isLast ? 0 : 3 + i, 1, OVERFLOW)
          .putShort(22, (short) part)
          .put(PAGE_HEADER_SIZE, header, at, part);
      // Given back one by one, each leading to the one before.
      page(2 + chain + i, 0, i == 0 ? 0 : 1 + chain + i, 0, 0)
          .put(PAGE_HEADER_SIZE, header, at, part);
    }
    return bytes;
  }

  private ByteBuffer page(int number, int previous, int next, int entries, int type) {
    return file.slice(number * PAGE_SIZE, PAGE_SIZE)
        .order(file.order())
        .putInt(8, number)
        .putInt(12, previous)
        .putInt(16, next)
        .putShort(20, (short) entries)
        .put(25, (byte) type);
  }

  private byte[] number(int number, ByteOrder order) {
    return ByteBuffer.allocate(Integer.BYTES).order(order).putInt(number).array();
  }

  private void add(ByteBuffer page, int index, byte[] value) {
    byte[] item = new byte[(isHash ? 1 : 3) + value.length];
    ByteBuffer buffer = ByteBuffer.wrap(item).order(file.order());
    if (isHash) {
      buffer.put((byte) 1);
    } else {
      buffer.putShort((short) value.length).put((byte) 1);
    }
    buffer.put(value);
    addItem(page, index, item);
  }

  private void addOffPage(ByteBuffer page, int index, int length) {
    byte[] item = new byte[12];
    ByteBuffer buffer = ByteBuffer.wrap(item).order(file.order());
    buffer.put(isHash ? 0 : 2, (byte) 3).putInt(4, 2).putInt(8, length);
    addItem(page, index, item);
  }

  private void addItem(ByteBuffer page, int index, byte[] item) {
    // Those of a BTREE are aligned.
    end -= isHash ? item.length : (item.length + 3) / 4 * 4;
    page.putShort(PAGE_HEADER_SIZE + Short.BYTES * index, (short) end);
    page.put(end, item).putShort(22, (short) end);
  }
}
