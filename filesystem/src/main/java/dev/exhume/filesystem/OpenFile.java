package dev.exhume.filesystem;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.NonWritableChannelException;
import java.nio.channels.SeekableByteChannel;

/** A channel that its file system closes if nobody else does, and that never writes. */
class OpenFile implements SeekableByteChannel {
  private final UnixFileSystem fileSystem;
  private final SeekableByteChannel bytes;

  OpenFile(UnixFileSystem fileSystem, SeekableByteChannel bytes) {
    this.fileSystem = fileSystem;
    this.bytes = bytes;
    fileSystem.opened(this);
  }

  static OpenFile of(UnixFileSystem fileSystem, SeekableByteChannel bytes) {
    return bytes instanceof SparseChannel sparse
        ? new OpenSparseFile(fileSystem, sparse)
        : new OpenFile(fileSystem, bytes);
  }

  @Override
  public final int read(ByteBuffer target) throws IOException {
    return bytes.read(target);
  }

  @Override
  public final long position() throws IOException {
    return bytes.position();
  }

  @Override
  public final SeekableByteChannel position(long newPosition) throws IOException {
    bytes.position(newPosition);
    return this;
  }

  @Override
  public final long size() throws IOException {
    return bytes.size();
  }

  @Override
  public final int write(ByteBuffer source) throws IOException {
    throw notForWriting();
  }

  @Override
  public final SeekableByteChannel truncate(long size) throws IOException {
    throw notForWriting();
  }

  private NonWritableChannelException notForWriting() throws ClosedChannelException {
    if (!isOpen()) {
      throw new ClosedChannelException();
    }
    return new NonWritableChannelException();
  }

  @Override
  public final boolean isOpen() {
    return bytes.isOpen();
  }

  @Override
  public final void close() throws IOException {
    fileSystem.released(this);
    bytes.close();
  }
}
