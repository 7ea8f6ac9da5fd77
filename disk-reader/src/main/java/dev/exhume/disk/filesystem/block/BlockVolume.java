package dev.exhume.disk.filesystem.block;

import java.io.IOException;
import java.nio.ByteBuffer;

/** A volume that a file system divides into blocks. */
public interface BlockVolume {
  /** The length of a block in bytes. */
  int blockSize();

  /** The length of the volume in bytes; it may be less than the file system thinks it has. */
  long size() throws IOException;

  /** Fills a buffer with bytes of files. */
  void read(long position, ByteBuffer target) throws IOException;

  /**
   * Notes a fault, and what it costs.
   *
   * @param offset where what cannot be read lies, if the fault does not say so itself
   */
  void tell(IOException fault, long offset, String cost);
}
