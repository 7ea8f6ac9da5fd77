package dev.exhume.rpm.heap;

import dev.exhume.rpm.header.HeaderLocation;
import dev.exhume.rpm.header.HeaderStore;
import java.util.Optional;

/** The blocks with packages, or the free ones, in the order of the file. */
record BlockScan(BlockWalk walk, boolean isFree) implements HeaderStore.Scan {
  @Override
  public Optional<HeaderLocation> next() {
    Optional<Block> block = walk.next();
    while (block.isPresent() && block.get().isFree() != isFree) {
      block = walk.next();
    }
    return block.map(HeaderLocation.class::cast);
  }
}
