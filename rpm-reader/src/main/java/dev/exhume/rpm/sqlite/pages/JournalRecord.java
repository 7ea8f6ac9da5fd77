package dev.exhume.rpm.sqlite.pages;

import dev.exhume.binary.Bytes;
import java.io.IOException;

/**
 * A page in a rollback journal.
 *
 * @param offset where the record starts in the journal
 * @param page the number of the page
 * @param nonce what the checksum says beyond the sum of bytes of the page: the same number in all
 *     records that were written together
 */
record JournalRecord(long offset, long page, int nonce) {
  /** Only every 200th byte counts, from the end on. */
  private static final int STEP = 200;

  static JournalRecord read(CachedFile journal, long offset, int pageSize) throws IOException {
    long page = journal.read("rollback journal record", offset, Integer.BYTES).u32(0);
    long pageOffset = offset + Integer.BYTES;
    Bytes content = journal.read("page", pageOffset, pageSize);
    Bytes checksum = journal.read("checksum", pageOffset + pageSize, Integer.BYTES);
    int sum = 0;
    for (int at = pageSize - STEP; at > 0; at -= STEP) {
      sum += content.u8(at);
    }
    return new JournalRecord(offset, page, checksum.s32(0) - sum);
  }

  /** The size of a record in bytes. */
  static long size(int pageSize) {
    return pageSize + 2L * Integer.BYTES;
  }

  /** Whether the record is whole, and one of those that were written with a nonce. */
  boolean isOf(int other) {
    return page != 0 && nonce == other;
  }

  /** Where the page itself starts in the journal. */
  long pageOffset() {
    return offset + Integer.BYTES;
  }
}
