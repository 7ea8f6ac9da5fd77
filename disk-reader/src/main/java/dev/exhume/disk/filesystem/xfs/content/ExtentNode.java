package dev.exhume.disk.filesystem.xfs.content;

import dev.exhume.binary.Bytes;
import dev.exhume.binary.MalformedDataException;

/**
 * A node of a tree of extents that leads to other nodes, in the order of the file.
 *
 * <pre>
 * Node  --> header, Key * room, Child * room
 * Key   --> first block of the file (u64)
 * Child --> block (u64)
 * </pre>
 *
 * @param header the length of the header
 * @param level how many levels are below
 * @param first the first block of the file that the node is about
 * @param end the first one that it is not about any more
 */
record ExtentNode(Bytes bytes, int header, int level, int count, long first, long end) {
  private static final int NUMBER_SIZE = 8;

  /** Checks that all keys lie in the node's part of the file, one behind the other. */
  static ExtentNode read(Bytes bytes, int header, int level, int count, long first, long end)
      throws MalformedDataException {
    ExtentNode node = new ExtentNode(bytes, header, level, count, first, end);
    if (count < 1 || count > node.room()) {
      throw bytes.malformed(0, "%d entries, not 1 to %d".formatted(count, node.room()));
    }
    long least = first;
    for (int i = 0; i < count; i++) {
      if (node.key(i) < least || node.key(i) >= end) {
        throw bytes.malformed(
            header + NUMBER_SIZE * i,
            "entry is about block %d of the file, not one from %d up to %d"
                .formatted(node.key(i), least, end));
      }
      least = node.key(i) + 1;
    }
    return node;
  }

  private int room() {
    return (bytes.size() - header) / (2 * NUMBER_SIZE);
  }

  boolean isAbout(long block) {
    return block >= first && block < end;
  }

  long key(int index) throws MalformedDataException {
    return bytes.s64(header + NUMBER_SIZE * index);
  }

  /** Where the block with a child is kept. */
  int childField(int index) {
    return header + NUMBER_SIZE * (room() + index);
  }

  /** The block with a child. */
  long child(int index) throws MalformedDataException {
    return bytes.s64(childField(index));
  }

  /** The first block of the file that a child, or the first child, is not about any more. */
  long endOf(int index) throws MalformedDataException {
    return index + 1 < count ? key(index + 1) : end;
  }

  /** The last child that starts at or before a block of the file, -1 if all start behind it. */
  int last(long block) throws MalformedDataException {
    int low = 0;
    int high = count;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (key(middle) <= block) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low - 1;
  }
}
