package dev.exhume.disk;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.function.Predicate;

/**
 * A disk of mostly zeros in a few bytes that a fuzzer can change: each sector that holds anything,
 * behind its number.
 */
public final class PackedDisk {
  private static final int SECTOR_BYTES = 512;
  private static final int RECORD_BYTES = Integer.BYTES + SECTOR_BYTES;
  private static final byte[] EMPTY = new byte[SECTOR_BYTES];

  /** A disk is at most this long: 8 MiB. */
  private static final int MOST_SECTORS = 1 << 14;

  private PackedDisk() {}

  /** Packs a disk with all its sectors. */
  public static byte[] pack(byte[] disk) {
    return pack(disk, MOST_SECTORS, sector -> true);
  }

  /**
   * Packs a disk.
   *
   * @param most sectors that are kept, which are the first, and the last one of the disk
   * @param wanted what the others are
   */
  public static byte[] pack(byte[] disk, int most, Predicate<byte[]> wanted) {
    ByteBuffer packed =
        ByteBuffer.allocate(Math.min(most, MOST_SECTORS) * RECORD_BYTES)
            .order(ByteOrder.LITTLE_ENDIAN);
    int last = Math.min((disk.length - 1) / SECTOR_BYTES, MOST_SECTORS - 1);
    for (int number = 0; number < last && packed.remaining() > RECORD_BYTES; number++) {
      int start = number * SECTOR_BYTES;
      byte[] sector = Arrays.copyOfRange(disk, start, start + SECTOR_BYTES);
      if (!Arrays.equals(sector, EMPTY) && wanted.test(sector)) {
        packed.putInt(number).put(sector);
      }
    }
    int rest = Math.min(disk.length - last * SECTOR_BYTES, SECTOR_BYTES);
    packed.putInt(last).put(disk, last * SECTOR_BYTES, rest);
    return Arrays.copyOf(packed.array(), packed.position());
  }

  /** The disk that any bytes stand for; it ends with its highest sector. */
  public static byte[] unpack(byte[] packed) {
    ByteBuffer records = ByteBuffer.wrap(packed).order(ByteOrder.LITTLE_ENDIAN);
    int end = 0;
    for (int at = 0; at + Integer.BYTES < packed.length; at += RECORD_BYTES) {
      int length = Math.min(SECTOR_BYTES, packed.length - at - Integer.BYTES);
      end = Math.max(end, start(records.getInt(at)) + length);
    }
    byte[] disk = new byte[end];
    for (int at = 0; at + Integer.BYTES < packed.length; at += RECORD_BYTES) {
      int length = Math.min(SECTOR_BYTES, packed.length - at - Integer.BYTES);
      System.arraycopy(packed, at + Integer.BYTES, disk, start(records.getInt(at)), length);
    }
    return disk;
  }

  private static int start(int sector) {
    return Math.floorMod(sector, MOST_SECTORS) * SECTOR_BYTES;
  }
}
