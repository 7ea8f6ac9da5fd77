package dev.exhume.rpm.sqlite;

import dev.exhume.rpm.header.HeaderBlob;
import dev.exhume.rpm.header.HeaderLocation;
import java.io.IOException;

/**
 * A header in a row.
 *
 * @param instance the rowid
 * @param blobStart in the payload
 */
record RowLocation(long instance, Payload payload, int blobStart) implements HeaderLocation {
  @Override
  public long offset() {
    return payload.offset() + blobStart;
  }

  @Override
  public HeaderBlob read() throws IOException {
    return payload.read(blobStart);
  }
}
