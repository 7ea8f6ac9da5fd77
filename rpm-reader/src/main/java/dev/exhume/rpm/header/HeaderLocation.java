package dev.exhume.rpm.header;

import java.io.IOException;

/** Where a database holds the header of one package. */
public interface HeaderLocation {
  /** The key of the header in its database, or 0 where the key is lost. */
  long instance();

  /** In bytes from the start of the file. */
  long offset();

  /** Reads the header anew. */
  HeaderBlob read() throws IOException;
}
