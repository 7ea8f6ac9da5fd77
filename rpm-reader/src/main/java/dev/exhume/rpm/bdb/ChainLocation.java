package dev.exhume.rpm.bdb;

import dev.exhume.rpm.header.HeaderBlob;
import dev.exhume.rpm.header.HeaderLocation;
import java.io.IOException;

/** A header in overflow pages. */
record ChainLocation(long instance, OverflowChain chain) implements HeaderLocation {
  @Override
  public long offset() {
    return chain.offset();
  }

  @Override
  public HeaderBlob read() throws IOException {
    return chain.read();
  }
}
