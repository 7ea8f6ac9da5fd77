package dev.exhume.disk;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.zip.CRC32;
import java.util.zip.CRC32C;

/** Gives what a fuzzer has changed the checksums that it cannot guess. */
public final class SealedDisk {
  private static final int SECTOR_BYTES = 512;
  private static final int LOG_STEP = 4096;

  private SealedDisk() {}

  /** Both headers of a GPT, and their entries. */
  public static byte[] gpt(byte[] disk) {
    ByteBuffer bytes = ByteBuffer.wrap(disk).order(ByteOrder.LITTLE_ENDIAN);
    for (int header : new int[] {SECTOR_BYTES, disk.length - SECTOR_BYTES}) {
      if (header >= 0 && header + SECTOR_BYTES <= disk.length) {
        sealEntries(bytes, header);
        int size = bytes.getInt(header + 12);
        if (size > 0 && size <= SECTOR_BYTES) {
          bytes.putInt(header + 16, 0);
          bytes.putInt(header + 16, crc32(bytes.slice(header, size)));
        }
      }
    }
    return disk;
  }

  private static void sealEntries(ByteBuffer bytes, int header) {
    long start = bytes.getLong(header + 72) * SECTOR_BYTES;
    long length = (long) bytes.getInt(header + 80) * bytes.getInt(header + 84);
    if (start >= 0 && length >= 0 && start <= bytes.capacity() - length) {
      bytes.putInt(header + 88, crc32(bytes.slice((int) start, (int) length)));
    }
  }

  private static int crc32(ByteBuffer bytes) {
    CRC32 crc = new CRC32();
    crc.update(bytes);
    return (int) crc.getValue();
  }

  /** The footer of a VHD, its copy, and the dynamic header behind that. */
  public static byte[] vhd(byte[] disk) {
    sealSum(disk, disk.length - SECTOR_BYTES, SECTOR_BYTES, 64);
    sealSum(disk, 0, SECTOR_BYTES, 64);
    sealSum(disk, SECTOR_BYTES, 2 * SECTOR_BYTES, 36);
    return disk;
  }

  private static void sealSum(byte[] disk, int start, int length, int at) {
    if (start < 0 || start + length > disk.length) {
      return;
    }
    Arrays.fill(disk, start + at, start + at + Integer.BYTES, (byte) 0);
    int sum = 0;
    for (int i = start; i < start + length; i++) {
      sum += Byte.toUnsignedInt(disk[i]);
    }
    ByteBuffer.wrap(disk).putInt(start + at, ~sum);
  }

  /** Headers, region tables and all entries of the log of a VHDX. */
  public static byte[] vhdx(byte[] disk) {
    sealCrc32c(disk, 64 << 10, 4096);
    sealCrc32c(disk, 128 << 10, 4096);
    sealCrc32c(disk, 192 << 10, 64 << 10);
    sealCrc32c(disk, 256 << 10, 64 << 10);
    ByteBuffer bytes = ByteBuffer.wrap(disk).order(ByteOrder.LITTLE_ENDIAN);
    for (int at = 0; at + LOG_STEP <= disk.length; at += LOG_STEP) {
      if (bytes.getInt(at) == 0x65676F6C) {
        sealCrc32c(disk, at, bytes.getInt(at + 8));
      }
    }
    return disk;
  }

  private static void sealCrc32c(byte[] disk, int start, int length) {
    if (length < 8 || start > disk.length - length) {
      return;
    }
    ByteBuffer bytes = ByteBuffer.wrap(disk).order(ByteOrder.LITTLE_ENDIAN);
    bytes.putInt(start + 4, 0);
    CRC32C crc = new CRC32C();
    crc.update(disk, start, length);
    bytes.putInt(start + 4, (int) crc.getValue());
  }
}
