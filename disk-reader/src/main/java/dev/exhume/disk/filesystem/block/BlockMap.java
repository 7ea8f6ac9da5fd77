package dev.exhume.disk.filesystem.block;

import java.io.IOException;

/** Where the blocks of a file are. It remembers what it read last: for one thread only. */
public interface BlockMap {
  /** The run that starts with a block of the file, and goes on as far as one look can tell. */
  Run at(long block) throws IOException;
}
