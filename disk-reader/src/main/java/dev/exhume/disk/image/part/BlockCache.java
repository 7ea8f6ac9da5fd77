package dev.exhume.disk.image.part;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.FutureTask;
import org.jspecify.annotations.Nullable;

/**
 * The blocks of a disk that were used last: tables, and what was inflated. Each is loaded once, by
 * whichever thread comes first, while others that want it wait. Safe for use by several threads.
 */
public final class BlockCache {
  /** Small enough for any heap, and far more than a file system reads at a time. */
  private static final long CAPACITY_BYTES = 24L << 20;

  /** What a block takes besides its bytes. */
  private static final int OVERHEAD_BYTES = 256;

  private final Map<Key, Block> blocks = new LinkedHashMap<>(64, 0.75f, true);
  private final Queue<FutureTask<byte[]>> prepared = new ConcurrentLinkedQueue<>();
  private final long capacityBytes;
  private long heldBytes;

  /** Holds up to 24 MiB. */
  public BlockCache() {
    this(CAPACITY_BYTES);
  }

  /** Holds up to a number of bytes. */
  public BlockCache(long capacityBytes) {
    this.capacityBytes = capacityBytes;
  }

  /** Reads a block. */
  @FunctionalInterface
  public interface Loader {
    byte[] load() throws IOException;
  }

  /**
   * Gives a block, which nobody may change.
   *
   * @param owner tells the blocks of one table or file from those of another
   * @param sizeBytes what the block takes, at most
   */
  public byte[] get(Object owner, long index, int sizeBytes, Loader loader) throws IOException {
    Key key = new Key(owner, index);
    Block block = find(key, sizeBytes, loader);
    block.task.run();
    // While another thread loads it, there may be more to do than to wait.
    while (!block.task.isDone() && runPrepared()) {}
    try {
      return block.task.get();
    } catch (ExecutionException e) {
      forget(key, block);
      throw asIoException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted while another thread read the same block");
    }
  }

  /**
   * Has a block loaded by another thread, in case that it will be asked for; a fault comes then.
   */
  public void prepare(Object owner, long index, int sizeBytes, Loader loader) {
    Key key = new Key(owner, index);
    Block block;
    synchronized (this) {
      if (blocks.containsKey(key)) {
        return;
      }
      block = find(key, sizeBytes, loader);
    }
    prepared.add(block.task);
    ForkJoinPool.commonPool().execute(this::runPrepared);
  }

  /** Loads the next block that was asked for in advance; whether there was one. */
  private boolean runPrepared() {
    FutureTask<byte[]> task = prepared.poll();
    if (task == null) {
      return false;
    }
    task.run();
    return true;
  }

  private synchronized Block find(Key key, int sizeBytes, Loader loader) {
    Block known = blocks.get(key);
    if (known != null) {
      return known;
    }
    Block block = new Block(new FutureTask<>(loader::load), sizeBytes + OVERHEAD_BYTES);
    blocks.put(key, block);
    heldBytes += block.sizeBytes;
    Iterator<Block> oldest = blocks.values().iterator();
    while (heldBytes > capacityBytes && blocks.size() > 1) {
      heldBytes -= oldest.next().sizeBytes;
      oldest.remove();
    }
    return block;
  }

  private synchronized void forget(Key key, Block block) {
    if (blocks.remove(key, block)) {
      heldBytes -= block.sizeBytes;
    }
  }

  private static IOException asIoException(@Nullable Throwable cause) {
    if (cause instanceof IOException e) {
      return e;
    }
    if (cause instanceof Error e) {
      throw e;
    }
    throw new IllegalStateException(cause);
  }

  private record Key(Object owner, long index) {}

  private record Block(FutureTask<byte[]> task, int sizeBytes) {}
}
