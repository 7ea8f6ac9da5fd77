package dev.exhume.rpm.bdb;

import dev.exhume.rpm.header.HeaderBlob;
import dev.exhume.rpm.header.HeaderLocation;
import java.io.IOException;

/** A header in overflow pages. */
record ChainLocation(long instance, ChainStart start, ChainRepair chains)
    implements HeaderLocation {
  @Override
  public long offset() {
    return chains.pages().position(start.firstPage());
  }

  @Override
  public HeaderBlob read() throws IOException {
    return chains.read(start);
  }
}
