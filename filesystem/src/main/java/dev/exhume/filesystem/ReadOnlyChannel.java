package dev.exhume.filesystem;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.NonWritableChannelException;
import java.nio.channels.SeekableByteChannel;

/** A regular file's bytes as a channel; a format supplies its size and how to read at an offset. */
public abstract class ReadOnlyChannel implements SeekableByteChannel {
  private long position;
  private volatile boolean open = true;

  /** Starts at the first byte. */
  protected ReadOnlyChannel() {}

  /**
   * Reads at least one byte from {@code offset} on; called only when there is a byte to read and
   * room for it. {@code target} never has room for more bytes than the file has left.
   */
  protected abstract void readAt(long offset, ByteBuffer target) throws IOException;

  /** The file's length in bytes; always the same. */
  protected abstract long length() throws IOException;

  @Override
  public final synchronized int read(ByteBuffer target) throws IOException {
    requireOpen();
    long left = length() - position;
    if (!target.hasRemaining()) {
      return 0;
    }
    if (left <= 0) {
      return -1;
    }
    int limit = target.limit();
    int start = target.position();
    target.limit(start + (int) Math.min(left, target.remaining()));
    try {
      readAt(position, target);
    } finally {
      target.limit(limit);
    }
    int count = target.position() - start;
    position += count;
    return count;
  }

  @Override
  public final synchronized long position() throws IOException {
    requireOpen();
    return position;
  }

  @Override
  public final synchronized SeekableByteChannel position(long newPosition) throws IOException {
    requireOpen();
    if (newPosition < 0) {
      throw new IllegalArgumentException("negative position: " + newPosition);
    }
    position = newPosition;
    return this;
  }

  @Override
  public final long size() throws IOException {
    requireOpen();
    return length();
  }

  @Override
  public final int write(ByteBuffer source) throws IOException {
    requireOpen();
    throw new NonWritableChannelException();
  }

  @Override
  public final SeekableByteChannel truncate(long size) throws IOException {
    requireOpen();
    throw new NonWritableChannelException();
  }

  @Override
  public final boolean isOpen() {
    return open;
  }

  @Override
  public void close() throws IOException {
    open = false;
  }

  private void requireOpen() throws ClosedChannelException {
    if (!open) {
      throw new ClosedChannelException();
    }
  }
}
