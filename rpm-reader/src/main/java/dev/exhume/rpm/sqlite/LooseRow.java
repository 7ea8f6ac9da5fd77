package dev.exhume.rpm.sqlite;

import dev.exhume.binary.Bytes;
import dev.exhume.binary.MalformedDataException;
import dev.exhume.rpm.sqlite.pages.Snapshot;
import java.util.Optional;

/**
 * A row that is found by its looks, wherever on a page it lies and whether or not a cell offset
 * leads to it.
 *
 * <pre>
 * row --> payload size (varint), rowid (varint),
 *         size of the record header (u8), NULL (u8: 0), serial type (varint), header
 * </pre>
 *
 * @param payloadStart on the page
 * @param blobStart in the payload
 * @param rowid absent where the start of the row is overwritten
 */
record LooseRow(int payloadStart, int blobStart, long payloadSize, Optional<Long> rowid) {
  private static final int FIRST_BLOB = 12;
  private static final int MAX_ROWID_SIZE = 9;

  /** The row with a header of a size, if it fits on the page as rows do. */
  static Optional<LooseRow> of(Bytes page, int header, long headerSize, int usableSize)
      throws MalformedDataException {
    int blobStart = 2 + Varint.size(2 * headerSize + FIRST_BLOB);
    int payloadStart = header - blobStart;
    long payloadSize = blobStart + headerSize;
    if (payloadStart < 0 || payloadSize > Integer.MAX_VALUE) {
      return Optional.empty();
    }
    int local = LeafCell.localSize(payloadSize, usableSize);
    int end = payloadStart + local + (local < payloadSize ? Integer.BYTES : 0);
    if (end > Math.min(page.size(), usableSize)) {
      return Optional.empty();
    }
    Optional<Long> rowid = rowid(page, payloadStart, payloadSize);
    return Optional.of(new LooseRow(payloadStart, blobStart, payloadSize, rowid));
  }

  /** The rowid, if the size of the payload stands before it. */
  private static Optional<Long> rowid(Bytes page, int payloadStart, long payloadSize)
      throws MalformedDataException {
    int sizeOfSize = Varint.size(payloadSize);
    for (int size = 1; size <= MAX_ROWID_SIZE; size++) {
      int start = payloadStart - size - sizeOfSize;
      if (start >= 0 && Varint.read(page, start).equals(new Varint(payloadSize, sizeOfSize))) {
        Varint rowid = Varint.read(page, payloadStart - size);
        if (rowid.size() == size) {
          return Optional.of(rowid.value());
        }
      }
    }
    return Optional.empty();
  }

  /** The row, if a cell starts where it should; the cell's size of the payload may be wrong. */
  Optional<LooseRow> inCell(Bytes page, int cell) throws MalformedDataException {
    int size = payloadStart - cell - Varint.size(payloadSize);
    if (size < 1 || size > MAX_ROWID_SIZE) {
      return Optional.empty();
    }
    Varint read = Varint.read(page, payloadStart - size);
    Optional<Long> told = Optional.of(read).filter(id -> id.size() == size).map(Varint::value);
    return Optional.of(new LooseRow(payloadStart, blobStart, payloadSize, told));
  }

  /** Where the header is, and where it goes on. */
  RowLocation location(Snapshot pages, long page, Bytes bytes) throws MalformedDataException {
    int local = LeafCell.localSize(payloadSize, pages.header().usableSize());
    long firstOverflow = local < payloadSize ? bytes.u32(payloadStart + local) : 0;
    Payload payload =
        new Payload(pages, page, payloadStart, local, payloadSize, firstOverflow, Optional.empty());
    return new RowLocation(rowid.orElse(0L), payload, blobStart);
  }
}
