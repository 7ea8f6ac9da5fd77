package dev.exhume.rpm.sqlite;

import dev.exhume.binary.Bytes;
import java.io.IOException;
import java.util.zip.CRC32;

/**
 * What a row and its copies have in common, which are left behind where SQLite moves rows about:
 * what lies of it on its page, and where the rest is.
 */
record RowKey(long checksum, long size, long firstOverflow) {
  static RowKey of(Payload payload) throws IOException {
    Bytes local = payload.local();
    CRC32 checksum = new CRC32();
    checksum.update(local.buffer(0, local.size()));
    return new RowKey(checksum.getValue(), payload.size(), payload.firstOverflow());
  }
}
