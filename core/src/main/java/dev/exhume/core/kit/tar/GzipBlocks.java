package dev.exhume.core.kit.tar;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/**
 * A gzip file whose blocks are compressed by several threads at once.
 *
 * <p>Each block is deflated by itself, with the end of the one before as its dictionary, so that
 * together they are one ordinary stream. Its bytes do not depend on the number of threads, and its
 * header holds no clock.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc1952">RFC 1952</a>
 */
public final class GzipBlocks extends OutputStream {
  static final int BLOCK = 256 << 10;
  private static final int WINDOW = 32 << 10;
  private static final byte[] HEADER = {0x1F, (byte) 0x8B, Deflater.DEFLATED, 0, 0, 0, 0, 0, 0, -1};

  private final OutputStream out;
  private final int threads;
  private final ExecutorService workers;
  private final Deque<Future<byte[]>> pending = new ArrayDeque<>();
  private final CRC32 checksum = new CRC32();
  private byte[] block = new byte[BLOCK];
  private byte[] dictionary = new byte[0];
  private int filled;
  private long size;
  private boolean closed;

  /** Starts a file; closing it closes the stream. */
  public GzipBlocks(OutputStream out, int threads) throws IOException {
    this.out = out;
    this.threads = threads;
    workers = Executors.newFixedThreadPool(threads, GzipBlocks::daemon);
    out.write(HEADER);
  }

  @Override
  public void write(int one) throws IOException {
    write(new byte[] {(byte) one}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    checksum.update(bytes, offset, length);
    size += length;
    int done = 0;
    while (done < length) {
      int part = Math.min(BLOCK - filled, length - done);
      System.arraycopy(bytes, offset + done, block, filled, part);
      filled += part;
      done += part;
      if (filled == BLOCK) {
        submit(false);
      }
    }
  }

  /** Ends the file. */
  @Override
  public void close() throws IOException {
    if (closed) {
      return;
    }
    closed = true;
    try (out) {
      submit(true);
      while (!pending.isEmpty()) {
        writeNext();
      }
      writeLittleEndian(checksum.getValue());
      writeLittleEndian(size);
    } finally {
      workers.shutdownNow();
    }
  }

  private void submit(boolean last) throws IOException {
    byte[] input = filled == BLOCK ? block : Arrays.copyOf(block, filled);
    byte[] before = dictionary;
    pending.add(workers.submit(() -> deflate(input, before, last)));
    dictionary = Arrays.copyOfRange(input, Math.max(0, input.length - WINDOW), input.length);
    block = new byte[BLOCK];
    filled = 0;
    // Bounds the memory: as many blocks wait as keep all threads busy.
    while (pending.size() > 2 * threads) {
      writeNext();
    }
  }

  private void writeNext() throws IOException {
    try {
      out.write(pending.remove().get());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted while compressing");
    } catch (ExecutionException e) {
      throw new IllegalStateException("compression failed", e.getCause());
    }
  }

  private static byte[] deflate(byte[] input, byte[] dictionary, boolean last) {
    Deflater deflater = new Deflater(Deflater.DEFAULT_COMPRESSION, true);
    try {
      deflater.setDictionary(dictionary);
      deflater.setInput(input);
      if (last) {
        deflater.finish();
      }
      byte[] output = new byte[input.length / 2 + WINDOW];
      int length = 0;
      // A buffer that is not filled means that all has been flushed.
      while (true) {
        length += deflater.deflate(output, length, output.length - length, Deflater.SYNC_FLUSH);
        if (length < output.length) {
          return Arrays.copyOf(output, length);
        }
        output = Arrays.copyOf(output, 2 * output.length);
      }
    } finally {
      deflater.end();
    }
  }

  private void writeLittleEndian(long value) throws IOException {
    for (int shift = 0; shift < Integer.SIZE; shift += Byte.SIZE) {
      out.write((int) (value >>> shift));
    }
  }

  private static Thread daemon(Runnable task) {
    Thread thread = new Thread(task, "gzip");
    thread.setDaemon(true);
    return thread;
  }
}
