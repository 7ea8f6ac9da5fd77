package dev.exhume.disk.volume.lvm;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.zip.CRC32C;

/** Gives what was changed of a group the checksums that LVM and the kernel would have given it. */
final class Seals {
  private static final int SECTOR = 512;
  private static final int BLOCK = 4096;
  private static final int TREE_SALT = 121_107;
  private static final int SUPERBLOCK_SALT = 160_774;
  private static final int[] TABLE = table();

  private Seals() {}

  private static int[] table() {
    int[] table = new int[256];
    for (int i = 0; i < table.length; i++) {
      int register = i;
      for (int bit = 0; bit < Byte.SIZE; bit++) {
        register = register >>> 1 ^ ((register & 1) == 0 ? 0 : 0xEDB8_8320);
      }
      table[i] = register;
    }
    return table;
  }

  /** LVM's checksum. */
  static int checksum(byte[] bytes, int start, int length) {
    int register = 0xF597_A6CF;
    for (int i = start; i < start + length; i++) {
      register = register >>> 8 ^ TABLE[(register ^ bytes[i]) & 0xFF];
    }
    return register;
  }

  /** Seals the labels in the first sectors, the first metadata area, and its text. */
  static byte[] physicalVolume(byte[] disk) {
    ByteBuffer bytes = ByteBuffer.wrap(disk).order(ByteOrder.LITTLE_ENDIAN);
    for (int label = 0; label < BLOCK && label + SECTOR <= disk.length; label += SECTOR) {
      bytes.putInt(label + 16, checksum(disk, label + 20, SECTOR - 20));
    }
    if (disk.length >= BLOCK + SECTOR) {
      sealText(disk, bytes);
      bytes.putInt(BLOCK, checksum(disk, BLOCK + 4, SECTOR - 4));
    }
    return disk;
  }

  private static void sealText(byte[] disk, ByteBuffer bytes) {
    long start = BLOCK + bytes.getLong(BLOCK + 40);
    long length = bytes.getLong(BLOCK + 48);
    if (start >= 0 && length >= 0 && start <= bytes.capacity() - length) {
      bytes.putInt(BLOCK + 56, checksum(disk, (int) start, (int) length));
    }
  }

  /** Seals a superblock of a thin pool, and nodes of trees in all other blocks. */
  static byte[] thinMetadata(byte[] blocks) {
    ByteBuffer bytes = ByteBuffer.wrap(blocks).order(ByteOrder.LITTLE_ENDIAN);
    for (int block = 0; block + BLOCK <= blocks.length; block += BLOCK) {
      bytes.putLong(block + 8, block / BLOCK);
      CRC32C crc = new CRC32C();
      crc.update(blocks, block + 4, BLOCK - 4);
      bytes.putInt(block, (int) ~crc.getValue() ^ (block == 0 ? SUPERBLOCK_SALT : TREE_SALT));
    }
    return blocks;
  }
}
