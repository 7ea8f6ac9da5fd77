package dev.exhume.filesystem;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.NonWritableChannelException;
import java.nio.channels.SeekableByteChannel;

/** A channel that its file system closes if nobody else does, and that never writes. */
final class OpenFile implements SeekableByteChannel {
  private final UnixFileSystem fileSystem;
  private final SeekableByteChannel bytes;

  OpenFile(UnixFileSystem fileSystem, SeekableByteChannel bytes) {
    this.fileSystem = fileSystem;
    this.bytes = bytes;
    fileSystem.opened(this);
  }

  @Override
  public int read(ByteBuffer target) throws IOException {
    return bytes.read(target);
  }

  @Override
  public long position() throws IOException {
    return bytes.position();
  }

  @Override
  public SeekableByteChannel position(long newPosition) throws IOException {
    bytes.position(newPosition);
    return this;
  }

  @Override
  public long size() throws IOException {
    return bytes.size();
  }

  @Override
  public int write(ByteBuffer source) throws IOException {
    throw notForWriting();
  }

  @Override
  public SeekableByteChannel truncate(long size) throws IOException {
    throw notForWriting();
  }

  private NonWritableChannelException notForWriting() throws ClosedChannelException {
    if (!isOpen()) {
      throw new ClosedChannelException();
    }
    return new NonWritableChannelException();
  }

  @Override
  public boolean isOpen() {
    return bytes.isOpen();
  }

  @Override
  public void close() throws IOException {
    fileSystem.released(this);
    bytes.close();
  }
}
