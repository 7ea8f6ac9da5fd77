package dev.exhume.core.kit.tar;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.exhume.filesystem.SparseChannel;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The parts of a file that hold something; between them are nothing but zeros.
 *
 * @param size of the file with its holes
 * @param extents in order, without overlap
 */
public record SparseMap(long size, List<Extent> extents) {
  private static final int BLOCK = 4096;
  private static final int BUFFER = 64 * BLOCK;

  /** A shorter run of zeros costs more in the map than it saves. */
  private static final long MIN_HOLE = 16L * BLOCK;

  /** Files too small to be worth reading twice. */
  private static final long MIN_SIZE = 1L << 20;

  /** What a file may cost in memory; holes beyond that are written as zeros. */
  private static final int MAX_EXTENTS = 100_000;

  private static final byte[] ZEROS = new byte[BLOCK];

  public SparseMap {
    extents = List.copyOf(extents);
  }

  /**
   * A part of a file.
   *
   * @param offset of its first byte
   * @param length in bytes
   */
  public record Extent(long offset, long length) {
    long end() {
      return offset + length;
    }
  }

  /** A file without holes. */
  public static SparseMap solid(long size) {
    return new SparseMap(size, List.of(new Extent(0, size)));
  }

  /** Finds the holes of a file: by asking if they are known, else by reading it. */
  public static SparseMap of(SeekableByteChannel channel, long size) throws IOException {
    if (size < MIN_SIZE) {
      return solid(size);
    }
    return channel instanceof SparseChannel known ? ofKnown(known, size) : ofRead(channel, size);
  }

  /** Holes in whole blocks, as they would be found by reading. */
  private static SparseMap ofKnown(SparseChannel channel, long size) {
    List<Extent> extents = new ArrayList<>();
    long dataStart = 0;
    long position = 0;
    try {
      while (position < size && extents.size() < MAX_EXTENTS) {
        long nextHole = channel.nextHole(position);
        long hole = nextHole > size - BLOCK ? size : (nextHole + BLOCK - 1) / BLOCK * BLOCK;
        long nextData = hole < size ? channel.nextData(hole) : size;
        boolean endsInHole = nextData >= size;
        long data = endsInHole ? size : nextData / BLOCK * BLOCK;
        if (data - hole >= MIN_HOLE) {
          addExtent(extents, dataStart, hole);
          dataStart = data;
        }
        // A file system may name data and hole within one block; the next block comes anyway.
        position = Math.max(data, position + 1);
      }
    } catch (IOException unreadable) {
      // As below: the copy comes upon the damage, and what follows is lost.
      addExtent(extents, dataStart, Math.min(size, position + BUFFER));
      return new SparseMap(size, extents);
    }
    addExtent(extents, dataStart, size);
    return new SparseMap(size, extents);
  }

  private static SparseMap ofRead(SeekableByteChannel channel, long size) throws IOException {
    List<Extent> extents = new ArrayList<>();
    ByteBuffer buffer = ByteBuffer.allocate(BUFFER);
    long dataStart = 0;
    long zerosStart = -1;
    long position = 0;
    channel.position(0);
    while (position < size && extents.size() < MAX_EXTENTS) {
      int filled = fillOrStop(channel, buffer, size - position);
      if (filled == 0) {
        // The copy comes upon the same place and tells of it. What follows is lost and will be
        // zeros: a file cut short must not cost the time and room of what it says it is.
        addExtent(extents, dataStart, Math.min(size, position + BUFFER));
        return new SparseMap(size, extents);
      }
      for (int offset = 0; offset < filled; offset += BLOCK) {
        boolean zeros = isZero(buffer.array(), offset, Math.min(offset + BLOCK, filled));
        long here = position + offset;
        if (zeros && zerosStart < 0) {
          zerosStart = here;
        } else if (!zeros && zerosStart >= 0) {
          if (here - zerosStart >= MIN_HOLE) {
            addExtent(extents, dataStart, zerosStart);
            dataStart = here;
          }
          zerosStart = -1;
        }
      }
      position += filled;
    }
    boolean endsInHole = position == size && zerosStart >= 0 && size - zerosStart >= MIN_HOLE;
    addExtent(extents, dataStart, endsInHole ? zerosStart : size);
    return new SparseMap(size, extents);
  }

  /** Whether there are holes at all. */
  public boolean isSparse() {
    return dataSize() < size;
  }

  /** How many bytes lie in the extents. */
  public long dataSize() {
    return extents.stream().mapToLong(Extent::length).sum();
  }

  /** The map as GNU tar's format 1.0 puts it before the data, filled up to whole records. */
  byte[] encoded(int recordSize) {
    StringBuilder map = new StringBuilder();
    boolean holeAtEnd = extents.isEmpty() || extents.get(extents.size() - 1).end() < size;
    map.append(extents.size() + (holeAtEnd ? 1 : 0)).append('\n');
    for (Extent extent : extents) {
      map.append(extent.offset()).append('\n').append(extent.length()).append('\n');
    }
    if (holeAtEnd) {
      map.append(size).append("\n0\n");
    }
    byte[] text = map.toString().getBytes(US_ASCII);
    return Arrays.copyOf(text, (text.length + recordSize - 1) / recordSize * recordSize);
  }

  private static void addExtent(List<Extent> extents, long start, long end) {
    if (end > start) {
      extents.add(new Extent(start, end - start));
    }
  }

  /** As {@link #fill}, but a place that cannot be read counts as the end. */
  private static int fillOrStop(SeekableByteChannel channel, ByteBuffer buffer, long limit) {
    try {
      return fill(channel, buffer, limit);
    } catch (IOException unreadable) {
      return 0;
    }
  }

  private static int fill(SeekableByteChannel channel, ByteBuffer buffer, long limit)
      throws IOException {
    buffer.clear().limit((int) Math.min(buffer.capacity(), limit));
    int read = 0;
    while (buffer.hasRemaining() && read >= 0) {
      read = channel.read(buffer);
    }
    return buffer.position();
  }

  private static boolean isZero(byte[] bytes, int from, int to) {
    return Arrays.equals(bytes, from, to, ZEROS, 0, to - from);
  }
}
