package dev.exhume.disk.volume.lvm.thin;

import dev.exhume.binary.MalformedDataException;
import java.io.IOException;
import java.util.OptionalLong;

/** Looks keys up in a tree of blocks. */
final class Tree {
  /** A tree of this depth has more leaves than metadata have blocks. */
  private static final int MAX_DEPTH = 10;

  private final MetadataBlocks blocks;
  private final long root;

  Tree(MetadataBlocks blocks, long root) {
    this.blocks = blocks;
    this.root = root;
  }

  /** The value for a key, if it has one. */
  OptionalLong find(long key) throws IOException {
    long number = root;
    for (int depth = 0; depth < MAX_DEPTH; depth++) {
      TreeNode node = TreeNode.read(blocks, number);
      int index = node.find(key);
      if (index < 0) {
        return OptionalLong.empty();
      }
      if (node.isLeaf()) {
        return node.key(index) == key ? OptionalLong.of(node.value(index)) : OptionalLong.empty();
      }
      number = node.value(index);
    }
    throw new MalformedDataException(
        "thin pool tree",
        root * MetadataBlocks.BLOCK_SIZE,
        "it is more than %d nodes deep".formatted(MAX_DEPTH));
  }
}
