package dev.exhume.rpm.header;

import java.io.IOException;
import java.util.Optional;

/** Where a database holds the header of one package. */
public interface HeaderLocation {
  /** The key of the header in its database, or 0 where the key is lost. */
  long instance();

  /** In bytes from the start of the file. */
  long offset();

  /** Reads the header anew. */
  HeaderBlob read() throws IOException;

  /**
   * Looks for another way to read a header in which something is wrong.
   *
   * @return where the header is right, as its digest proves; nothing if there is no such place
   */
  default Optional<HeaderLocation> repaired() throws IOException {
    return Optional.empty();
  }
}
