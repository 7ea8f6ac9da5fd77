package dev.exhume.rpm.sqlite.pages;

import dev.exhume.binary.ByteSource;
import dev.exhume.binary.Bytes;
import dev.exhume.rpm.file.DatabaseFile;
import dev.exhume.rpm.file.RecentStretches;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.file.Path;

/** A file of which the parts that were read last are kept in memory, and where it lies. */
final class CachedFile implements Closeable {
  /** Holds one page of the largest size; smaller ones are read along with their neighbours. */
  private static final int STRETCH_SIZE = 64 * 1024;

  private static final int MAX_STRETCHES = 32;

  private final DatabaseFile file;
  private final RecentStretches stretches;
  private final Path path;

  CachedFile(ByteSource source, Path path) throws IOException {
    this.file = new DatabaseFile(source, ByteOrder.BIG_ENDIAN);
    this.stretches = new RecentStretches(file, STRETCH_SIZE, MAX_STRETCHES);
    this.path = path;
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
    return file.size();
  }

  /** Whether the file goes on after what is read of it. */
  boolean isCut() {
    return file.isCut();
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
  Bytes read(String structure, long position, int length, long place) throws IOException {
    return stretches.read(structure, position, length, place);
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
