package dev.exhume.rpm.file;

import dev.exhume.binary.ByteSource;
import dev.exhume.binary.Bytes;
import dev.exhume.binary.MalformedDataException;
import dev.exhume.binary.Window;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** A database file in one byte order, as far as a database can reach. */
public final class DatabaseFile implements Closeable {
  /** Far more than any database, little enough to walk through: a sparse file costs nothing. */
  public static final long MAX_SIZE = 2L * 1024 * 1024 * 1024;

  private final ByteSource source;
  private final ByteOrder order;
  private final long size;
  private final boolean isCut;

  /** The file closes its source. */
  public DatabaseFile(ByteSource source, ByteOrder order) throws IOException {
    this.source = source;
    this.order = order;
    this.size = Math.min(source.size(), MAX_SIZE);
    this.isCut = source.size() > MAX_SIZE;
  }

  /** The size in bytes of what is read. */
  public long size() {
    return size;
  }

  /** Whether the file goes on after what is read of it. */
  public boolean isCut() {
    return isCut;
  }

  /** Reads a structure, which may have to be viewed in another order. */
  public Bytes read(String structure, long position, int length) throws IOException {
    requireInside(structure, position, length, position);
    return source.read(structure, position, length, order);
  }

  /** Fills a buffer from its start. */
  public void read(long position, ByteBuffer target) throws IOException {
    source.readFully(position, target);
  }

  /** A window for searches. */
  public Window window() {
    return new Window(source, size);
  }

  ByteOrder order() {
    return order;
  }

  /**
   * @param place where the error says that the structure lies
   */
  void requireInside(String structure, long position, int length, long place)
      throws MalformedDataException {
    if (position < 0 || position > size - length) {
      throw new MalformedDataException(
          structure, place, "%d bytes reach past the end at 0x%x".formatted(length, size));
    }
  }

  @Override
  public void close() throws IOException {
    source.close();
  }
}
