package dev.exhume.disk.filesystem.ext.content;

import dev.exhume.binary.Bytes;
import dev.exhume.binary.MalformedDataException;
import dev.exhume.disk.filesystem.ext.layout.InodeRecord;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * A node of an extent tree, whose extents or subtrees are in the order of the file.
 *
 * <pre>
 * Node   --> magic 0xf30a, entries, max, depth (u16 each), generation (u32), Entry * entries
 * Extent --> first block (u32), length, upper half of start (u16 each), lower half of start (u32)
 * Index  --> first block, lower half of node (u32 each), upper half of node (u16), unused (u16)
 * </pre>
 *
 * A depth of 0 means extents. A length above 32768 is that of an extent which was allocated and
 * never written.
 *
 * @param first the first block of the file that the node is about
 * @param end the first one that it is not about any more
 */
record ExtentNode(Bytes bytes, int entries, int depth, long first, long end) {
  static final int HEADER_SIZE = 12;
  static final int ENTRY_SIZE = 12;

  private static final int MAGIC = 0xF30A;
  private static final int LONGEST_WRITTEN = 32_768;

  /** Reads a node and checks that all its entries lie in its part of the file. */
  static ExtentNode read(Bytes bytes, long first, long end) throws MalformedDataException {
    if (!isNode(bytes)) {
      throw bytes.malformed(0, "magic is 0x%04x, not 0x%04x".formatted(bytes.u16(0), MAGIC));
    }
    int entries = bytes.u16(2);
    int room = (bytes.size() - HEADER_SIZE) / ENTRY_SIZE;
    if (entries > bytes.u16(4) || bytes.u16(4) > room) {
      throw bytes.malformed(
          2, "%d entries of %d, where %d fit".formatted(entries, bytes.u16(4), room));
    }
    ExtentNode node = new ExtentNode(bytes, entries, bytes.u16(6), first, end);
    if (entries == 0 && !node.isLeaf()) {
      throw bytes.malformed(2, "no entries at depth %d, not 1 or more".formatted(node.depth()));
    }
    node.requireOrder();
    return node;
  }

  static boolean isNode(Bytes bytes) throws MalformedDataException {
    return bytes.u16(0) == MAGIC;
  }

  /** The root of a tree without extents. */
  static byte[] emptyRoot() {
    return ByteBuffer.allocate(InodeRecord.BLOCK_SIZE)
        .order(ByteOrder.LITTLE_ENDIAN)
        .putShort(0, (short) MAGIC)
        .putShort(4, (short) ((InodeRecord.BLOCK_SIZE - HEADER_SIZE) / ENTRY_SIZE))
        .array();
  }

  private void requireOrder() throws MalformedDataException {
    long least = first;
    for (int i = 0; i < entries; i++) {
      long next = isLeaf() ? key(i) + length(i) : key(i) + 1;
      if (key(i) < least || next > end || next == key(i)) {
        throw bytes.malformed(
            field(i),
            "entry is about blocks %d to %d of the file, not of those from %d up to %d"
                .formatted(key(i), next - 1, least, end));
      }
      least = next;
    }
  }

  boolean isLeaf() {
    return depth == 0;
  }

  int field(int entry) {
    return HEADER_SIZE + ENTRY_SIZE * entry;
  }

  /** The first block of the file that an entry is about. */
  long key(int entry) throws MalformedDataException {
    return bytes.u32(field(entry));
  }

  /** The length of an extent in blocks. */
  long length(int entry) throws MalformedDataException {
    int length = bytes.u16(field(entry) + 4);
    return length > LONGEST_WRITTEN ? length - LONGEST_WRITTEN : length;
  }

  boolean isWritten(int entry) throws MalformedDataException {
    return bytes.u16(field(entry) + 4) <= LONGEST_WRITTEN;
  }

  /** Where an extent starts on the volume. */
  long start(int entry) throws MalformedDataException {
    return (long) bytes.u16(field(entry) + 6) << 32 | bytes.u32(field(entry) + 8);
  }

  /** The block with the node that an entry leads to. */
  long child(int entry) throws MalformedDataException {
    return (long) bytes.u16(field(entry) + 8) << 32 | bytes.u32(field(entry) + 4);
  }

  /** The last entry that starts at or before a block of the file, -1 if all start behind it. */
  int last(long block) throws MalformedDataException {
    int low = 0;
    int high = entries;
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

  /** Where what comes after an entry starts. */
  long endOf(int entry) throws MalformedDataException {
    return entry + 1 < entries ? key(entry + 1) : end;
  }
}
