package dev.exhume.rpm.bdb;

import dev.exhume.rpm.header.HeaderBlob;
import dev.exhume.rpm.header.HeaderLocation;
import java.io.IOException;

/**
 * A header in overflow pages that a key leads to.
 *
 * @param length in bytes as the key has it
 */
record ChainLocation(PageFile pages, long instance, long firstPage, long length)
    implements HeaderLocation {
  @Override
  public long offset() {
    return pages.position(firstPage);
  }

  @Override
  public HeaderBlob read() throws IOException {
    return PageChain.follow(pages, firstPage, length, OverflowLinks.NEXT).read();
  }
}
