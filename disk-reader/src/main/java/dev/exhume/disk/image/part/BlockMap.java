package dev.exhume.disk.image.part;

import java.io.IOException;

/** Where the blocks of a disk lie in a file. */
@FunctionalInterface
public interface BlockMap {
  /** The address of a block that the file does not hold: its parent has it, or it is empty. */
  long HOLE = -1;

  /** The address of a block that is zeros, whatever the parent has. */
  long ZEROS = -2;

  /** The address of a block that the file holds compressed. */
  long PACKED = -3;

  /** The offset of a block in bytes from the start of the file, or one of the above. */
  long address(long block) throws IOException;
}
