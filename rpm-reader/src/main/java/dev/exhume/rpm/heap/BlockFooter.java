package dev.exhume.rpm.heap;

import dev.exhume.binary.Bytes;
import dev.exhume.rpm.file.DatabaseFile;
import java.io.IOException;
import java.nio.ByteOrder;

/**
 * The end of a block.
 *
 * <pre>
 * BlockFooter --> size of the block (u32), 1 if it is free (u32)
 * </pre>
 */
record BlockFooter(long size, long free) {
  static final int SIZE = 8;

  /** Reads the footer of a block that ends at {@code end}. */
  static BlockFooter read(DatabaseFile file, long end, ByteOrder order) throws IOException {
    Bytes footer = file.read("block's footer", end - SIZE, SIZE).in(order);
    return new BlockFooter(footer.u32(0), footer.u32(4));
  }
}
