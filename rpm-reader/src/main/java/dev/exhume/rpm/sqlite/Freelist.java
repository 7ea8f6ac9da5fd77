package dev.exhume.rpm.sqlite;

import dev.exhume.binary.Bytes;
import dev.exhume.rpm.sqlite.pages.Snapshot;
import java.io.IOException;
import java.util.BitSet;

/**
 * The pages that are free to be used again.
 *
 * <pre>
 * TrunkPage --> next trunk page (u32), leaves (u32), leaf page number (u32) * leaves
 * </pre>
 *
 * <p>Leaf pages keep what they had when they were given up.
 *
 * @param pages all of them
 * @param leaves those of which the content is whole
 * @param isSound whether the list has as many pages as the database header says
 */
record Freelist(BitSet pages, BitSet leaves, boolean isSound) {
  private static final int HEADER_SIZE = 8;

  /** Reads the list as far as it goes. */
  static Freelist read(Snapshot snapshot) {
    BitSet free = new BitSet();
    BitSet leaves = new BitSet();
    long trunk = snapshot.header().firstTrunk();
    try {
      while (trunk >= 1 && trunk <= snapshot.lastPage() && !free.get((int) trunk)) {
        free.set((int) trunk);
        Bytes page = snapshot.page(trunk);
        long count =
            Math.min(page.u32(4), (snapshot.header().usableSize() - HEADER_SIZE) / Integer.BYTES);
        for (int i = 0; i < count; i++) {
          long leaf = page.u32(HEADER_SIZE + Integer.BYTES * i);
          if (leaf <= snapshot.lastPage()) {
            free.set((int) leaf);
            leaves.set((int) leaf);
          }
        }
        trunk = page.u32(0);
      }
    } catch (IOException e) {
      // What cannot be read leaves the list too short.
      return new Freelist(free, leaves, false);
    }
    boolean isWhole = trunk == 0 && free.cardinality() == snapshot.header().freePages();
    return new Freelist(free, leaves, isWhole && !snapshot.header().isLost());
  }

  boolean has(long page) {
    return page <= Integer.MAX_VALUE && pages.get((int) page);
  }
}
