package dev.exhume.rpm.heap;

import dev.exhume.binary.Window;
import java.io.IOException;
import java.util.BitSet;

/** The chain of free blocks, each of which lies behind the one before. */
final class FreeList {
  private final BitSet blocks = new BitSet();

  /** Follows the chain as far as it can be right. */
  static FreeList read(Window window, HeapHeader heap) {
    FreeList list = new FreeList();
    long last = 0;
    long block = heap.firstFree();
    try {
      while (block > last
          && block % BlockHeader.UNIT == HeapHeader.SIZE
          && block <= window.size() - BlockHeader.SIZE) {
        list.blocks.set((int) (block / BlockHeader.UNIT));
        last = block;
        block = BlockHeader.read(window, block, heap.order()).nextFree();
      }
    } catch (IOException e) {
      // Is told when the walk comes there; what was found until then counts.
    }
    return list;
  }

  boolean has(long block) {
    return blocks.get((int) (block / BlockHeader.UNIT));
  }
}
