package dev.exhume.filesystem;

import java.io.IOException;

/** A channel of which it is known where the holes are. */
final class OpenSparseFile extends OpenFile implements SparseChannel {
  private final SparseChannel bytes;

  OpenSparseFile(UnixFileSystem fileSystem, SparseChannel bytes) {
    super(fileSystem, bytes);
    this.bytes = bytes;
  }

  @Override
  public long nextData(long offset) throws IOException {
    return bytes.nextData(offset);
  }

  @Override
  public long nextHole(long offset) throws IOException {
    return bytes.nextHole(offset);
  }
}
