package dev.exhume.rpm.header;

import dev.exhume.binary.ByteSource;
import java.io.IOException;
import java.nio.ByteBuffer;

/** A disk on which one sector cannot be read. */
public final class FailingDisk implements ByteSource {
  public static final int SECTOR_SIZE = 512;

  private final byte[] bytes;
  private final long badSector;

  /**
   * @param badSector where it starts; beyond the bytes for a disk that is sound
   */
  public FailingDisk(byte[] bytes, long badSector) {
    this.bytes = bytes;
    this.badSector = badSector;
  }

  @Override
  public long size() {
    return bytes.length;
  }

  @Override
  public void readFully(long position, ByteBuffer target) throws IOException {
    if (position < badSector + SECTOR_SIZE && badSector < position + target.remaining()) {
      throw new IOException("Input/output error");
    }
    target.put(bytes, (int) position, target.remaining());
  }

  @Override
  public void close() {
    // Nothing is open.
  }
}
