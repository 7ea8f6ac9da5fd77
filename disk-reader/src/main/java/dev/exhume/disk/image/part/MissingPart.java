package dev.exhume.disk.image.part;

import dev.exhume.binary.ByteSource;
import java.io.IOException;
import java.nio.ByteBuffer;

/** A part of a disk that lies in a file which is not there: it has a size, and no bytes. */
public final class MissingPart implements ByteSource {
  private final String reason;
  private final long size;

  /**
   * @param reason what is missing, as a sentence: {@code extent "disk-s002.vmdk" was not found}
   */
  public MissingPart(String reason, long size) {
    this.reason = reason;
    this.size = size;
  }

  @Override
  public long size() {
    return size;
  }

  @Override
  public void readFully(long position, ByteBuffer target) throws IOException {
    ReadRange.check(position, target, size);
    if (target.hasRemaining()) {
      throw new IOException(reason);
    }
  }

  @Override
  public void close() {
    // There is nothing to close.
  }
}
