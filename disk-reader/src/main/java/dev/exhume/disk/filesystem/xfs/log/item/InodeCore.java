package dev.exhume.disk.filesystem.xfs.log.item;

import dev.exhume.binary.Bytes;
import dev.exhume.binary.MalformedDataException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * The fixed part of an inode, which is logged with its numbers in the order of the server's
 * processor: it is turned into what stands on the disk.
 */
final class InodeCore {
  /** The part up to the list of inodes without names, which is logged elsewhere. */
  private static final int COMMON_BYTES = 96;

  private static final int MAGIC = 0x494E;
  private static final int VERSION = 4;
  private static final int VERSION_3 = 3;
  private static final int FLAGS2 = 120;
  private static final int BIG_TIMES = 0x8;

  private static final int FLUSHES = 30;
  private static final int CHECKSUM = 100;
  private static final int CHANGES = 104;
  private static final int NUMBER = 112;

  /** Offset and length of each number. */
  private static final int[][] NUMBERS = {
    {0, 2}, {2, 2}, {6, 2}, {8, 4}, {12, 4}, {16, 4}, {20, 2}, {22, 2}, {56, 8}, {64, 8}, {72, 4},
    {76, 4}, {80, 2}, {84, 4}, {88, 2}, {90, 2}, {92, 4}
  };

  private static final int[][] NUMBERS_2 = {{FLUSHES, 2}};
  private static final int[][] NUMBERS_3 = {{24, 8}, {CHANGES, 8}, {FLAGS2, 8}, {128, 4}, {152, 8}};

  private static final int[] TIMES = {32, 40, 48};
  private static final int BIRTH_TIME = 144;

  private InodeCore() {}

  /** The bytes that stand on the disk. */
  static byte[] toDisk(Bytes logged, boolean isVersion3) throws MalformedDataException {
    if (logged.u16(0) != MAGIC) {
      throw logged.malformed(
          0, "magic of an inode is 0x%04x, not 0x%04x".formatted(logged.u16(0), MAGIC));
    }
    boolean isLogged3 = logged.u8(VERSION) == VERSION_3;
    if (isLogged3 != isVersion3) {
      throw logged.malformed(VERSION, "version of an inode is %d".formatted(logged.u8(VERSION)));
    }
    int length = isVersion3 ? InodeItem.FORK_3 : COMMON_BYTES;
    byte[] core = logged.copy(0, length);
    if (logged.in(ByteOrder.LITTLE_ENDIAN).u16(0) == MAGIC) {
      reverse(core, NUMBERS);
      reverse(core, isVersion3 ? NUMBERS_3 : NUMBERS_2);
      boolean hasBigTimes = isVersion3 && (logged.s64(FLAGS2) & BIG_TIMES) != 0;
      for (int time : TIMES) {
        reverseTime(core, time, hasBigTimes);
      }
      if (isVersion3) {
        reverseTime(core, BIRTH_TIME, hasBigTimes);
      }
    }
    return core;
  }

  private static void reverse(byte[] core, int[][] numbers) {
    for (int[] number : numbers) {
      reverse(core, number[0], number[1]);
    }
  }

  /** Seconds and nanoseconds are two numbers before there were times of 64 bits. */
  private static void reverseTime(byte[] core, int offset, boolean isBig) {
    if (isBig) {
      reverse(core, offset, Long.BYTES);
    } else {
      reverse(core, offset, Integer.BYTES);
      reverse(core, offset + Integer.BYTES, Integer.BYTES);
    }
  }

  private static void reverse(byte[] core, int offset, int length) {
    for (int i = 0; i < length / 2; i++) {
      byte first = core[offset + i];
      core[offset + i] = core[offset + length - 1 - i];
      core[offset + length - 1 - i] = first;
    }
  }

  /** Whether the inode on the disk is already newer than what was logged. */
  static boolean isNewer(ByteBuffer disk, byte[] core, long number, boolean isVersion3) {
    if (isVersion3) {
      long last = disk.getLong(NUMBER);
      return last != 0 && last != -1 && Long.compareUnsigned(last, number) > 0;
    }
    int logged = Short.toUnsignedInt(ByteBuffer.wrap(core).getShort(FLUSHES));
    int there = Short.toUnsignedInt(disk.getShort(FLUSHES));
    // The count starts again after its last number.
    boolean hasWrapped = there == 0xFFFF && logged < 0x7FFF;
    return logged < there && !hasWrapped;
  }

  /** Puts the core into the inode as it is on the disk. */
  static void put(byte[] core, ByteBuffer disk, long number, boolean isVersion3) {
    disk.put(0, core, 0, COMMON_BYTES);
    if (isVersion3) {
      disk.put(CHANGES, core, CHANGES, NUMBER - CHANGES);
      disk.putLong(NUMBER, number);
      disk.put(FLAGS2, core, FLAGS2, core.length - FLAGS2);
    } else {
      disk.putShort(FLUSHES, (short) 0);
    }
  }

  /** Where the checksum of an inode of version 3 stands. */
  static int checksumOffset() {
    return CHECKSUM;
  }
}
