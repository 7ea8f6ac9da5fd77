package dev.exhume.rpm.sqlite;

import dev.exhume.binary.Bytes;
import dev.exhume.binary.MalformedDataException;
import dev.exhume.rpm.header.HeaderBlob;
import dev.exhume.rpm.header.HeaderLocation;
import dev.exhume.rpm.header.HeaderPrefix;
import java.io.IOException;
import java.util.Optional;

/**
 * A header in a row in which something else was wrong.
 *
 * @param payload with all bytes of the header
 * @param prefixIsLost whether one of the numbers that the header starts with is wrong
 * @param flaw what was wrong
 */
record RepairedRow(
    RowLocation row, Payload payload, boolean prefixIsLost, MalformedDataException flaw)
    implements HeaderLocation {
  @Override
  public long instance() {
    return row.instance();
  }

  @Override
  public long offset() {
    return row.offset();
  }

  @Override
  public HeaderBlob read() throws IOException {
    Bytes bytes = payload.read(row.blobStart()).bytes();
    Bytes header = prefixIsLost ? HeaderPrefix.repaired(bytes).orElse(bytes) : bytes;
    return new HeaderBlob(header, Optional.empty(), Optional.of(flaw));
  }
}
