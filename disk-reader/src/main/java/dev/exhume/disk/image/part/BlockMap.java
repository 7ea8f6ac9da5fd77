package dev.exhume.disk.image.part;

import java.io.IOException;

/** Where the blocks of a disk lie in a file. */
@FunctionalInterface
public interface BlockMap {
  /** The address of a block that the file does not hold: its parent has it, or it is empty. */
  long HOLE = -1;

  /** The address of a block that is zeros, whatever the parent has. */
  long ZEROS = -2;

  /** The offset of a block in bytes from the start of the file, {@link #HOLE} or {@link #ZEROS}. */
  long address(long block) throws IOException;
}
