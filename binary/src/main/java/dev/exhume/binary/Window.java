package dev.exhume.binary;

import java.io.IOException;
import java.nio.ByteOrder;

/**
 * The stretch of a source around the place that was read last, kept in memory for searches that
 * look at every few bytes. For one thread.
 */
public final class Window {
  private static final int SIZE = 64 * 1024;

  /** A disk loses no less at once. */
  private static final int SECTOR_SIZE = 512;

  private final ByteSource source;
  private final long size;
  private Bytes stretch = Bytes.of("file", 0, new byte[0], ByteOrder.BIG_ENDIAN);

  /**
   * @param size how much of the source is looked at, in bytes
   */
  public Window(ByteSource source, long size) {
    this.source = source;
    this.size = size;
  }

  /** How much of the source is looked at, in bytes. */
  public long size() {
    return size;
  }

  /** The 32-bit integer at {@code position} of the source, unsigned. */
  public long u32(long position, ByteOrder order) throws IOException {
    if (!holds(position, Integer.BYTES)) {
      load(position, Integer.BYTES);
    }
    long number = stretch.u32((int) (position - stretch.position()));
    return order == ByteOrder.BIG_ENDIAN ? number : reversed(number);
  }

  /** Where the search can go on when {@code position} cannot be read. */
  public static long afterBadSector(long position) {
    return position - position % SECTOR_SIZE + SECTOR_SIZE;
  }

  private boolean holds(long position, int length) {
    return position >= stretch.position()
        && position - stretch.position() <= stretch.size() - length;
  }

  private void load(long position, int length) throws IOException {
    int most = (int) Math.max(length, Math.min(SIZE, size - position));
    try {
      stretch = source.read("file", position, most, ByteOrder.BIG_ENDIAN);
    } catch (MalformedDataException e) {
      throw e;
    } catch (IOException e) {
      // The disk may have lost another part of the stretch than this one.
      int least = (int) (afterBadSector(position + length - 1) - position);
      stretch = source.read("file", position, Math.min(least, most), ByteOrder.BIG_ENDIAN);
    }
  }

  private static long reversed(long number) {
    return Integer.toUnsignedLong(Integer.reverseBytes((int) number));
  }
}
