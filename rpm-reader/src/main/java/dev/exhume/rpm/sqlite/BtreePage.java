package dev.exhume.rpm.sqlite;

import dev.exhume.binary.Bytes;
import dev.exhume.binary.MalformedDataException;
import dev.exhume.rpm.sqlite.pages.DatabaseHeader;
import dev.exhume.rpm.sqlite.pages.Snapshot;
import java.io.IOException;
import java.util.BitSet;

/**
 * A page of the tree of a table.
 *
 * <pre>
 * BtreePage --> [database header on page 1], type (u8), first free block (u16), cells (u16),
 *               content start (u16), fragmented bytes (u8), [right child (u32)],
 *               cell offset (u16) * cells, gap, cells and free blocks in any order
 * interior cell --> left child (u32), rowid (varint)
 * free block    --> next free block (u16), size (u16), unused bytes
 * </pre>
 *
 * @see <a href="https://sqlite.org/fileformat2.html#b_tree_pages">b-tree pages</a>
 */
final class BtreePage {
  static final int INTERIOR = 5;
  static final int LEAF = 13;

  private static final int INDEX_INTERIOR = 2;
  private static final int INDEX_LEAF = 10;

  private static final int LEAF_HEADER_SIZE = 8;
  private static final int INTERIOR_HEADER_SIZE = 12;
  private static final int FREE_BLOCK_HEADER_SIZE = 4;
  private static final int MAX_CONTENT_START = 65_536;

  private final Bytes page;
  private final long number;
  private final int usableSize;
  private final int start;
  private final int type;
  private final int cells;

  private BtreePage(Bytes page, long number, int usableSize, int start, int type, int cells) {
    this.page = page;
    this.number = number;
    this.usableSize = usableSize;
    this.start = start;
    this.type = type;
    this.cells = cells;
  }

  static BtreePage read(Snapshot pages, long number) throws IOException {
    return read(pages.page(number), number, pages.header().usableSize());
  }

  static BtreePage read(Bytes page, long number, int usableSize) throws MalformedDataException {
    int start = number == 1 ? DatabaseHeader.SIZE : 0;
    int type = page.u8(start);
    if (type != INTERIOR && type != LEAF) {
      throw page.malformed(start, "page type is %d, not %d or %d".formatted(type, INTERIOR, LEAF));
    }
    int headerEnd = start + (type == LEAF ? LEAF_HEADER_SIZE : INTERIOR_HEADER_SIZE);
    int most = (usableSize - headerEnd) / Short.BYTES;
    return new BtreePage(
        page, number, usableSize, start, type, Math.min(page.u16(start + 3), most));
  }

  /** Whether a page of a type belongs to the tree of a table or of an index. */
  static boolean isOfTree(int type) {
    return type == INTERIOR || type == LEAF || type == INDEX_INTERIOR || type == INDEX_LEAF;
  }

  long number() {
    return number;
  }

  Bytes bytes() {
    return page;
  }

  boolean isLeaf() {
    return type == LEAF;
  }

  /** The error for the page as a whole. */
  MalformedDataException malformed(String reason) {
    return page.malformed(start, reason);
  }

  /** The number of cells, as far as their offsets can lie on the page. */
  int cells() {
    return cells;
  }

  /** The number of pages below an interior page. */
  int children() {
    return cells + 1;
  }

  /** The number of a page below an interior page. */
  long child(int index) throws MalformedDataException {
    return index < cells ? page.u32(cellStart(index)) : page.u32(start + 8);
  }

  /** Where a cell starts on the page. */
  int cellStart(int index) throws MalformedDataException {
    int position = headerEnd() + Short.BYTES * index;
    int cell = page.u16(position);
    int lowest = headerEnd() + Short.BYTES * cells;
    if (cell < lowest || cell >= usableSize) {
      throw page.malformed(
          position,
          "cell %d starts at 0x%x, not from 0x%x to 0x%x"
              .formatted(index, cell, lowest, usableSize));
    }
    return cell;
  }

  /** A row of a leaf page. */
  LeafCell cell(int index) throws MalformedDataException {
    return cellAt(cellStart(index));
  }

  /** A row that starts at an offset. */
  LeafCell cellAt(int start) throws MalformedDataException {
    return LeafCell.read(page, start, usableSize);
  }

  /**
   * Adds up what lies on the page, which nothing else would tell when a number of cells is wrong.
   *
   * @throws MalformedDataException when cells and free blocks do not fill the page
   */
  void checkSpace() throws MalformedDataException {
    int end = end();
    if (page.u16(start + 3) != cells || end != usableSize) {
      throw page.malformed(
          start + 3,
          "%d cells and the free blocks end at 0x%x, not at 0x%x"
              .formatted(page.u16(start + 3), end, usableSize));
    }
  }

  /** Where cells and free blocks end if they lie side by side: where the usable space does. */
  int end() throws MalformedDataException {
    int end = contentStart() + freeBlocks() + page.u8(start + 7);
    for (int i = 0; i < cells; i++) {
      end += cellSize(i);
    }
    return end;
  }

  /** Where the first cell or free block starts; what comes before belongs to none. */
  int contentStart() throws MalformedDataException {
    int contentStart = page.u16(start + 5);
    return contentStart == 0 ? MAX_CONTENT_START : contentStart;
  }

  /** The bytes of the page that lie in free blocks, as far as these follow each other. */
  BitSet freeBytes() throws MalformedDataException {
    BitSet free = new BitSet();
    int end = 0;
    int block = page.u16(start + 1);
    while (block >= end && block > 0 && block < usableSize - FREE_BLOCK_HEADER_SIZE) {
      end = block + Math.max(page.u16(block + 2), FREE_BLOCK_HEADER_SIZE);
      free.set(block, end);
      block = page.u16(block);
    }
    return free;
  }

  private int freeBlocks() throws MalformedDataException {
    int size = 0;
    int block = page.u16(start + 1);
    int previous = 0;
    while (block != 0) {
      if (block <= previous) {
        throw page.malformed(
            start + 1, "free block at 0x%x follows that at 0x%x".formatted(block, previous));
      }
      size += page.u16(block + 2);
      previous = block;
      block = page.u16(block);
    }
    return size;
  }

  private int cellSize(int index) throws MalformedDataException {
    if (isLeaf()) {
      LeafCell cell = cell(index);
      return cell.end() - cell.start();
    }
    return Integer.BYTES + Varint.read(page, cellStart(index) + Integer.BYTES).size();
  }

  private int headerEnd() {
    return start + (isLeaf() ? LEAF_HEADER_SIZE : INTERIOR_HEADER_SIZE);
  }
}
