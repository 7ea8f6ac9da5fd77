package dev.exhume.core.kit.tar;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * A stream whose blocks are compressed by several threads at once and written in their order, so
 * that its bytes do not depend on the number of threads.
 */
abstract class CompressedBlocks extends OutputStream {
  /** More could not be kept busy by the one that reads, and each costs memory. */
  private static final int MAX_THREADS = 16;

  private final OutputStream out;
  private final int threads;
  private final ExecutorService workers;
  private final Deque<Future<byte[]>> pending = new ArrayDeque<>();
  private byte[] block;
  private int filled;
  private boolean closed;

  CompressedBlocks(OutputStream out, int blockSize, int threads) {
    this.out = out;
    this.threads = Math.min(threads, MAX_THREADS);
    block = new byte[blockSize];
    workers = Executors.newFixedThreadPool(this.threads, CompressedBlocks::daemon);
  }

  /**
   * What compresses a block, called in the order of the blocks; the work itself is done by any
   * thread.
   *
   * @param last whether none follows; the last may be empty
   */
  abstract Callable<byte[]> compression(byte[] input, boolean last);

  /** What ends the stream, after the last block. */
  abstract byte[] trailer();

  @Override
  public final void write(int one) throws IOException {
    write(new byte[] {(byte) one}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    int done = 0;
    while (done < length) {
      int part = Math.min(block.length - filled, length - done);
      System.arraycopy(bytes, offset + done, block, filled, part);
      filled += part;
      done += part;
      if (filled == block.length) {
        submit(false);
      }
    }
  }

  /** Ends the stream and closes the one below. */
  @Override
  public final void close() throws IOException {
    if (closed) {
      return;
    }
    closed = true;
    try (out) {
      submit(true);
      while (!pending.isEmpty()) {
        writeNext();
      }
      out.write(trailer());
    } finally {
      workers.shutdownNow();
    }
  }

  private void submit(boolean last) throws IOException {
    byte[] input = filled == block.length ? block : Arrays.copyOf(block, filled);
    pending.add(workers.submit(compression(input, last)));
    block = new byte[block.length];
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

  private static Thread daemon(Runnable task) {
    Thread thread = new Thread(task, "compression");
    thread.setDaemon(true);
    return thread;
  }
}
