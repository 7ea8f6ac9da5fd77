package dev.exhume.disk.image.part;

import dev.exhume.binary.ByteSource;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.concurrent.atomic.AtomicLongArray;

/**
 * The compressed blocks of a disk, each of which is inflated once while it is in use, by all
 * processors and ahead of whoever reads on.
 */
public final class PackedBlocks implements ByteSource {
  /** How much is inflated ahead while it is read from start to end. */
  private static final int AHEAD_BYTES = 512 << 10;

  /** Enough to see that a file is read on after its file system was asked for more. */
  private static final int RECENT_BLOCKS = 64;

  private final long size;
  private final int blockBytes;
  private final BlockMap map;
  private final Inflation inflation;
  private final BlockCache cache;

  /** Blocks that were read last, each in the place of the lower bits of its number. */
  private final AtomicLongArray recent = new AtomicLongArray(RECENT_BLOCKS);

  /**
   * @param map tells which blocks are {@link BlockMap#PACKED}; no other is read
   */
  public PackedBlocks(
      long size, int blockBytes, BlockMap map, Inflation inflation, BlockCache cache) {
    this.size = size;
    this.blockBytes = blockBytes;
    this.map = map;
    this.inflation = inflation;
    this.cache = cache;
  }

  /** Inflates a block, whole or as far as the disk reaches. */
  @FunctionalInterface
  public interface Inflation {
    byte[] inflate(long block) throws IOException;
  }

  @Override
  public long size() {
    return size;
  }

  @Override
  public void readFully(long position, ByteBuffer target) throws IOException {
    ReadRange.check(position, target, size);
    long next = position;
    while (target.hasRemaining()) {
      long block = next / blockBytes;
      int within = (int) (next % blockBytes);
      int length = Math.min(target.remaining(), blockBytes - within);
      prepareAfter(block, next + target.remaining());
      byte[] bytes = cache.get(this, block, blockBytes, () -> inflation.inflate(block));
      target.put(bytes, within, length);
      next += length;
    }
  }

  /** Has the blocks inflated that will be needed next, as far as that is known. */
  private void prepareAfter(long block, long end) {
    if (wasRead(block)) {
      return;
    }
    recent.setOpaque((int) (block % RECENT_BLOCKS), block + 1);
    long needed = wasRead(block - 1) ? size : end;
    int ahead = Math.max(1, AHEAD_BYTES / blockBytes);
    long until = Math.min(block + ahead, (needed - 1) / blockBytes);
    for (long later = block + 1; later <= until; later++) {
      prepare(later);
    }
  }

  private boolean wasRead(long block) {
    return block >= 0 && recent.getOpaque((int) (block % RECENT_BLOCKS)) == block + 1;
  }

  private void prepare(long block) {
    try {
      if (map.address(block) == BlockMap.PACKED) {
        cache.prepare(this, block, blockBytes, () -> inflation.inflate(block));
      }
    } catch (IOException e) {
      // Whoever reads that block is told.
    }
  }

  @Override
  public void close() {
    // The file is closed with the disk.
  }
}
