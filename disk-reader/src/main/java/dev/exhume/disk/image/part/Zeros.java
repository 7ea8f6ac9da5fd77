package dev.exhume.disk.image.part;

import dev.exhume.binary.ByteSource;
import java.io.IOException;
import java.nio.ByteBuffer;

/** A part of a disk that nothing was ever written to. */
public final class Zeros implements ByteSource {
  private static final byte[] SOME = new byte[64 << 10];

  private final long size;

  /** That many zeros. */
  public Zeros(long size) {
    this.size = size;
  }

  /** Fills the next {@code length} bytes of a buffer. */
  public static void fill(ByteBuffer target, int length) {
    int left = length;
    while (left > 0) {
      int some = Math.min(left, SOME.length);
      target.put(SOME, 0, some);
      left -= some;
    }
  }

  @Override
  public long size() {
    return size;
  }

  @Override
  public void readFully(long position, ByteBuffer target) throws IOException {
    ReadRange.check(position, target, size);
    fill(target, target.remaining());
  }

  @Override
  public void close() {
    // There is nothing to close.
  }
}
