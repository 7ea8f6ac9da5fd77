package dev.exhume.rpm.heap;

import dev.exhume.binary.Window;
import java.io.IOException;
import java.nio.ByteOrder;

/**
 * The start of a block.
 *
 * <pre>
 * Block       --> BlockHeader, header of a package, unused space, BlockFooter
 * BlockHeader --> size of the block (u32), next free block (u32), previous free block (u32),
 *                 1 if it is free (u32)
 * </pre>
 *
 * Blocks are multiples of 64 bytes. Only free ones have a next and a previous one.
 */
record BlockHeader(long size, long nextFree, long free) {
  static final int SIZE = 16;

  static final int UNIT = 64;

  static BlockHeader read(Window window, long position, ByteOrder order) throws IOException {
    return new BlockHeader(
        window.u32(position, order),
        window.u32(position + 4, order),
        window.u32(position + 12, order));
  }
}
