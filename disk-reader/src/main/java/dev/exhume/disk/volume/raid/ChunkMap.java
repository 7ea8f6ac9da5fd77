package dev.exhume.disk.volume.raid;

import java.io.IOException;
import java.nio.ByteBuffer;

/** Where the chunks of an array lie on its members, and what else they can be had from. */
interface ChunkMap {
  /** Where a chunk is best read; if possible, on a member that is there. */
  Place place(long chunk);

  /**
   * Reads a part of a chunk that could not be read from its place in some other way.
   *
   * @param within where the part starts, in bytes from the start of the chunk
   * @param fault what went wrong, to be thrown if there is no other way
   */
  void recover(long chunk, long within, ByteBuffer target, int length, IOException fault)
      throws IOException;
}
