package dev.exhume.rpm.sqlite.pages;

import dev.exhume.binary.Bytes;
import dev.exhume.binary.MalformedDataException;
import java.io.IOException;

/**
 * What stands before each page in a write-ahead log.
 *
 * @param offset where the frame starts in the log
 * @param page the number of the page
 * @param pagesAfterCommit the size of the database if the frame ends a transaction, else 0
 * @param salt the same in all frames that were written since the log was last reset
 * @param checksum over the log's header and all frames up to this one
 */
record WalFrame(long offset, long page, long pagesAfterCommit, long salt, long checksum) {
  static final int HEADER_SIZE = 24;
  static final int SALT_OFFSET = 8;
  static final int CHECKSUM_OFFSET = 16;

  /** Reads the header of a frame. */
  static WalFrame read(CachedFile log, long offset) throws IOException {
    return read(log.read("write-ahead log frame", offset, HEADER_SIZE));
  }

  private static WalFrame read(Bytes header) throws MalformedDataException {
    return new WalFrame(
        header.position(),
        header.u32(0),
        header.u32(4),
        header.s64(SALT_OFFSET),
        header.s64(CHECKSUM_OFFSET));
  }

  /** Whether a transaction ends with this frame. */
  boolean isCommit() {
    return pagesAfterCommit != 0;
  }

  /** Where the page itself starts in the log. */
  long pageOffset() {
    return offset + HEADER_SIZE;
  }
}
