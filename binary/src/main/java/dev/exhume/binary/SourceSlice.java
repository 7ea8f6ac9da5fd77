package dev.exhume.binary;

import java.io.IOException;
import java.nio.ByteBuffer;

/** A part of another source, which stays open when the part is closed. */
final class SourceSlice implements ByteSource {
  private final ByteSource whole;
  private final long start;
  private final long size;

  SourceSlice(ByteSource whole, long start, long size) {
    this.whole = whole;
    this.start = start;
    this.size = size;
  }

  @Override
  public long size() {
    return size;
  }

  @Override
  public void readFully(long position, ByteBuffer target) throws IOException {
    if (position < 0 || position > size - target.remaining()) {
      throw new MalformedDataException(
          "part of a disk",
          position,
          "%d bytes reach past its end at 0x%x".formatted(target.remaining(), size));
    }
    whole.readFully(start + position, target);
  }

  @Override
  public void close() {
    // Several parts share the whole, which is closed by whoever opened it.
  }
}
