package dev.exhume.disk.image.part;

import dev.exhume.binary.ByteSource;
import dev.exhume.binary.MalformedDataException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Sources one after the other. */
public final class Joined implements ByteSource {
  private final List<ByteSource> parts;

  /** Where each part starts, and where the last one ends. */
  private final long[] starts;

  private Joined(List<ByteSource> parts, long[] starts) {
    this.parts = parts;
    this.starts = starts;
  }

  /** Joins sources in their order. */
  public static ByteSource of(List<? extends ByteSource> sources) throws IOException {
    List<ByteSource> parts = new ArrayList<>();
    long[] starts = new long[sources.size() + 1];
    for (ByteSource source : sources) {
      long start = starts[parts.size()];
      if (source.size() > Long.MAX_VALUE - start) {
        throw new MalformedDataException("disk", start, "no disk is larger than 2^63 bytes");
      }
      if (source.size() > 0) {
        parts.add(source);
        starts[parts.size()] = start + source.size();
      }
    }
    if (parts.size() == 1) {
      return parts.get(0);
    }
    return new Joined(parts, Arrays.copyOf(starts, parts.size() + 1));
  }

  @Override
  public long size() {
    return starts[parts.size()];
  }

  @Override
  public void readFully(long position, ByteBuffer target) throws IOException {
    ReadRange.check(position, target, size());
    long next = position;
    int part = partAt(position);
    while (target.hasRemaining()) {
      int length = (int) Math.min(target.remaining(), starts[part + 1] - next);
      parts.get(part).readFully(next - starts[part], target, length);
      next += length;
      part++;
    }
  }

  private int partAt(long position) {
    int found = Arrays.binarySearch(starts, position);
    return found < 0 ? -found - 2 : found;
  }

  @Override
  public void close() {
    // The parts are closed with the disk.
  }
}
