package dev.exhume.disk;

import dev.exhume.binary.ByteSource;
import dev.exhume.binary.MalformedDataException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.concurrent.atomic.AtomicInteger;

/** A volume in memory, for tests that damage it. */
public final class MemoryVolume implements ByteSource {
  private final byte[] bytes;
  private final AtomicInteger reads = new AtomicInteger();
  private long badStart;
  private long badEnd;

  public MemoryVolume(byte[] bytes) {
    this.bytes = bytes.clone();
  }

  /** A copy of the bytes. */
  public byte[] bytes() {
    return bytes.clone();
  }

  /** How often it was read. */
  public int reads() {
    return reads.get();
  }

  /** Makes a place unreadable, as bad sectors are. */
  public MemoryVolume bad(long start, long length) {
    badStart = start;
    badEnd = start + length;
    return this;
  }

  /** Overwrites bytes. */
  public MemoryVolume put(long position, int... values) {
    for (int i = 0; i < values.length; i++) {
      bytes[(int) position + i] = (byte) values[i];
    }
    return this;
  }

  /** Overwrites a 16-bit integer. */
  public MemoryVolume put16(long position, int value) {
    little().putShort((int) position, (short) value);
    return this;
  }

  /** Overwrites a 32-bit integer. */
  public MemoryVolume put32(long position, long value) {
    little().putInt((int) position, (int) value);
    return this;
  }

  private ByteBuffer little() {
    return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }

  @Override
  public long size() {
    return bytes.length;
  }

  @Override
  public void readFully(long position, ByteBuffer target) throws IOException {
    reads.incrementAndGet();
    long end = position + target.remaining();
    if (position < badEnd && end > badStart) {
      throw new IOException("bad sector");
    }
    if (position < 0 || end > bytes.length) {
      throw new MalformedDataException("volume", position, "it ends too early");
    }
    target.put(bytes, (int) position, target.remaining());
  }

  @Override
  public void close() {}
}
