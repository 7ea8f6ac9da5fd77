package dev.exhume.disk.volume.lvm.thin;

import dev.exhume.binary.Bytes;
import dev.exhume.binary.MalformedDataException;
import java.io.IOException;

/** A node of a tree of 64-bit numbers by 64-bit keys. */
final class TreeNode {
  private static final long CHECKSUM_SALT = 121_107;
  private static final int INTERNAL = 1;
  private static final int LEAF = 2;
  private static final int KEYS = 32;
  private static final int NUMBER_SIZE = 8;
  private static final int MAX_ENTRIES =
      (MetadataBlocks.BLOCK_SIZE - KEYS) / (NUMBER_SIZE + NUMBER_SIZE);

  private final Bytes bytes;
  private final boolean isLeaf;
  private final int entries;
  private final int values;

  private TreeNode(Bytes bytes) throws MalformedDataException {
    this.bytes = bytes;
    long kind = bytes.u32(4) & (INTERNAL | LEAF);
    if (kind != INTERNAL && kind != LEAF) {
      throw bytes.malformed(4, "flags 0x%x".formatted(bytes.u32(4)));
    }
    this.isLeaf = kind == LEAF;
    long most = bytes.u32(20);
    if (most > MAX_ENTRIES) {
      throw bytes.malformed(20, "room for %d entries".formatted(most));
    }
    if (bytes.u32(16) > most) {
      throw bytes.malformed(16, "%d entries of %d".formatted(bytes.u32(16), most));
    }
    if (bytes.u32(24) != NUMBER_SIZE) {
      throw bytes.malformed(24, "values of %d bytes".formatted(bytes.u32(24)));
    }
    this.entries = (int) bytes.u32(16);
    this.values = KEYS + (int) most * NUMBER_SIZE;
  }

  static TreeNode read(MetadataBlocks blocks, long number) throws IOException {
    return new TreeNode(blocks.read("thin pool tree node", number, CHECKSUM_SALT));
  }

  /** Whether the values are not those of nodes, but what is looked for. */
  boolean isLeaf() {
    return isLeaf;
  }

  long key(int index) throws MalformedDataException {
    return bytes.s64(KEYS + index * NUMBER_SIZE);
  }

  long value(int index) throws MalformedDataException {
    return bytes.s64(values + index * NUMBER_SIZE);
  }

  /** The last entry whose key is not above another, or -1. */
  int find(long key) throws MalformedDataException {
    int low = -1;
    int high = entries;
    while (high - low > 1) {
      int middle = (low + high) >>> 1;
      if (Long.compareUnsigned(key(middle), key) <= 0) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
