package dev.exhume.disk.filesystem.xfs.log.record;

import dev.exhume.binary.ByteSource;
import java.io.IOException;
import java.nio.ByteBuffer;

/** The sectors of the log, of which the first one follows the last. */
public final class LogRing {
  /** All of the log counts in these, however large the sectors of the disk are. */
  static final int SECTOR_BYTES = 512;

  private final ByteSource volume;
  private final long start;
  private final int sectors;

  /**
   * The log that lies somewhere in a volume.
   *
   * @param length in bytes, at most 2 GiB
   */
  public LogRing(ByteSource volume, long start, long length) {
    this.volume = volume;
    this.start = start;
    this.sectors = Math.toIntExact(length / SECTOR_BYTES);
  }

  /** How many sectors it has. */
  public int sectors() {
    return sectors;
  }

  /** Where a sector lies in the volume. */
  public long position(long sector) {
    return start + sector % sectors * SECTOR_BYTES;
  }

  /** The sector that lies {@code count} sectors after another one. */
  int after(int sector, long count) {
    return (int) Math.floorMod(sector + count, (long) sectors);
  }

  /** How many sectors one passes on the way from one to another. */
  int distance(int from, int to) {
    return Math.floorMod(to - from, sectors);
  }

  /** Some sectors, at most all of them. */
  byte[] read(int first, int count) throws IOException {
    byte[] bytes = new byte[count * SECTOR_BYTES];
    int beforeEnd = Math.min(count, sectors - first);
    ByteBuffer buffer = ByteBuffer.wrap(bytes);
    volume.readFully(position(first), buffer, beforeEnd * SECTOR_BYTES);
    if (buffer.hasRemaining()) {
      volume.readFully(start, buffer);
    }
    return bytes;
  }
}
