package dev.exhume.rpm.heap;

import dev.exhume.binary.ByteSource;
import dev.exhume.binary.Bytes;
import dev.exhume.binary.MalformedDataException;
import dev.exhume.binary.Window;
import java.io.IOException;
import java.nio.ByteOrder;

/** The bytes of a heap. */
final class HeapFile {
  /** RPM could not count further. */
  private static final long MAX_SIZE = 2L * 1024 * 1024 * 1024;

  private final ByteSource source;
  private final long size;
  private final boolean isCut;

  HeapFile(ByteSource source) throws IOException {
    this.source = source;
    this.size = Math.min(source.size(), MAX_SIZE);
    this.isCut = source.size() > MAX_SIZE;
  }

  /** The size in bytes of what is read. */
  long size() {
    return size;
  }

  /** Whether the file goes on after what is read of it. */
  boolean isCut() {
    return isCut;
  }

  /** Reads a structure as big-endian, which it may have to be viewed as otherwise. */
  Bytes read(String structure, long position, int length) throws IOException {
    if (position > size - length) {
      throw new MalformedDataException(
          structure, position, "%d bytes reach past the end at 0x%x".formatted(length, size));
    }
    return source.read(structure, position, length, ByteOrder.BIG_ENDIAN);
  }

  Window window() {
    return new Window(source, size);
  }

  void close() throws IOException {
    source.close();
  }
}
