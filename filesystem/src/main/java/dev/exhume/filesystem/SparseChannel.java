package dev.exhume.filesystem;

import java.io.IOException;
import java.nio.channels.SeekableByteChannel;

/**
 * A regular file's bytes, of which it is known without reading where there are none but zeros.
 *
 * <p>A channel that a {@link UnixFileSystem} opened is one if its tree knows.
 */
public interface SparseChannel extends SeekableByteChannel {
  /**
   * The first place from {@code offset} on that is not in a hole; the file's size if there is none.
   */
  long nextData(long offset) throws IOException;

  /** The first place from {@code offset} on that is in a hole; the file's size if there is none. */
  long nextHole(long offset) throws IOException;
}
