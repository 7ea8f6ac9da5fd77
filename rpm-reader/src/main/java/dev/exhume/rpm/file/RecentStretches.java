package dev.exhume.rpm.file;

import dev.exhume.binary.Bytes;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.Map;

/** A file of which the stretches that were read last are kept. Safe for use by several threads. */
public final class RecentStretches {
  private final DatabaseFile file;
  private final int stretchSize;
  private final Map<Long, ByteBuffer> stretches;

  /**
   * @param stretchSize in bytes: structures are read along with their neighbours
   * @param most how many stretches are kept
   */
  public RecentStretches(DatabaseFile file, int stretchSize, int most) {
    this.file = file;
    this.stretchSize = stretchSize;
    this.stretches =
        new LinkedHashMap<>(most, 0.75f, true) {
          @Override
          protected boolean removeEldestEntry(Map.Entry<Long, ByteBuffer> eldest) {
            return size() > most;
          }
        };
  }

  /**
   * Reads a structure.
   *
   * @param place where errors say that it lies, which may be elsewhere
   */
  public synchronized Bytes read(String structure, long position, int length, long place)
      throws IOException {
    file.requireInside(structure, position, length, place);
    long start = position - position % stretchSize;
    int offset = (int) (position - start);
    ByteBuffer bytes =
        length > stretchSize - offset
            ? fill(position, length)
            : stretch(start, position, length).slice(offset, length);
    return Bytes.of(structure, place, bytes, file.order());
  }

  /** The part of the file around a structure, or as little of it as can be read. */
  private ByteBuffer stretch(long start, long position, int length) throws IOException {
    ByteBuffer stretch = stretches.get(start);
    if (stretch == null) {
      try {
        stretch = fill(start, (int) Math.min(stretchSize, file.size() - start));
        stretches.put(start, stretch);
      } catch (IOException e) {
        // The disk may have lost another part of the stretch than this structure.
        ByteBuffer alone = ByteBuffer.allocate((int) (position - start) + length);
        file.read(position, alone.position((int) (position - start)));
        return alone.flip();
      }
    }
    return stretch;
  }

  private ByteBuffer fill(long position, int length) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(length);
    file.read(position, bytes);
    return bytes.flip();
  }
}
