package dev.exhume.rpm.ndb;

import dev.exhume.binary.ByteSource;
import dev.exhume.binary.Bytes;
import dev.exhume.binary.MalformedDataException;
import dev.exhume.binary.Window;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** An ndb file, which is little-endian on all machines. */
final class BlockFile {
  /** Far more than any database, little enough to search through: a sparse file costs nothing. */
  private static final long MAX_SIZE = 2L * 1024 * 1024 * 1024;

  private final ByteSource source;
  private final long size;
  private final boolean isCut;

  BlockFile(ByteSource source) throws IOException {
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

  Bytes read(String structure, long position, int length) throws IOException {
    if (position > size - length) {
      throw new MalformedDataException(
          structure, position, "%d bytes reach past the end at 0x%x".formatted(length, size));
    }
    return source.read(structure, position, length, ByteOrder.LITTLE_ENDIAN);
  }

  /** Fills a buffer from its start. */
  void read(long position, ByteBuffer target) throws IOException {
    source.readFully(position, target);
  }

  Window window() {
    return new Window(source, size);
  }

  void close() throws IOException {
    source.close();
  }
}
