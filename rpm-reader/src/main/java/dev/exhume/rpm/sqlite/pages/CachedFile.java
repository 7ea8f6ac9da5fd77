package dev.exhume.rpm.sqlite.pages;

import dev.exhume.binary.ByteSource;
import dev.exhume.binary.Bytes;
import dev.exhume.binary.MalformedDataException;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** A file of which the parts that were read last are kept in memory. */
final class CachedFile implements Closeable {
  /** Holds one page of the largest size; smaller ones are read along with their neighbours. */
  private static final int WINDOW_SIZE = 64 * 1024;

  private static final int MAX_WINDOWS = 32;

  /** Far more than any database, little enough to walk through: a sparse file costs nothing. */
  static final long MAX_SIZE = 2L * 1024 * 1024 * 1024;

  private final ByteSource source;
  private final Path path;
  private final long size;
  private final boolean isCut;
  private final Map<Long, ByteBuffer> windows =
      new LinkedHashMap<>(MAX_WINDOWS, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, ByteBuffer> eldest) {
          return size() > MAX_WINDOWS;
        }
      };

  CachedFile(ByteSource source, Path path) throws IOException {
    this.source = source;
    this.path = path;
    this.size = Math.min(source.size(), MAX_SIZE);
    this.isCut = source.size() > MAX_SIZE;
  }

  Path path() {
    return path;
  }

  /** The file's name alone. */
  String name() {
    return String.valueOf(path.getFileName());
  }

  /** The size in bytes of what is read. */
  long size() {
    return size;
  }

  /** Whether the file goes on after what is read of it. */
  boolean isCut() {
    return isCut;
  }

  /** Reads a structure that the file itself consists of. */
  Bytes read(String structure, long position, int length) throws IOException {
    return read(structure, position, length, position);
  }

  /**
   * Reads a structure that belongs elsewhere.
   *
   * @param place where errors say that it lies
   */
  synchronized Bytes read(String structure, long position, int length, long place)
      throws IOException {
    if (position < 0 || position > size - length) {
      throw new MalformedDataException(
          structure, place, "%d bytes reach past the end at 0x%x".formatted(length, size));
    }
    long start = position - position % WINDOW_SIZE;
    int offset = (int) (position - start);
    ByteBuffer bytes =
        length > WINDOW_SIZE - offset
            ? fill(position, length)
            : window(start, position, length).slice(offset, length);
    return Bytes.of(structure, place, bytes, ByteOrder.BIG_ENDIAN);
  }

  /** The part of the file around a structure, or as little of it as can be read. */
  private ByteBuffer window(long start, long position, int length) throws IOException {
    ByteBuffer window = windows.get(start);
    if (window == null) {
      try {
        window = fill(start, (int) Math.min(WINDOW_SIZE, size - start));
        windows.put(start, window);
      } catch (IOException e) {
        // The disk may have lost another part of the window than this structure.
        ByteBuffer alone = ByteBuffer.allocate((int) (position - start) + length);
        source.readFully(position, alone.position((int) (position - start)));
        return alone.flip();
      }
    }
    return window;
  }

  private ByteBuffer fill(long position, int length) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(length);
    source.readFully(position, bytes);
    return bytes.flip();
  }

  @Override
  public void close() throws IOException {
    source.close();
  }
}
