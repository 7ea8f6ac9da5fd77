package dev.exhume.rpm.sqlite;

import dev.exhume.binary.Bytes;
import dev.exhume.binary.MalformedDataException;
import dev.exhume.rpm.sqlite.pages.Snapshot;
import java.util.ArrayList;
import java.util.List;
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
 * <p>What makes sure is that the size in the serial type is that which the header gives itself. The
 * four bytes that SQLite writes over an erased row come before that.
 *
 * @param payloadStart on the page
 * @param blobStart in the payload
 * @param rowid absent where the start of the row is overwritten
 */
record LooseRow(int payloadStart, int blobStart, int payloadSize, Optional<Long> rowid) {
  private static final int FIRST_BLOB = 12;
  private static final int MAX_ENTRIES = 65_535;
  private static final int PREFIX_SIZE = 8;
  private static final int ENTRY_SIZE = 16;
  private static final int MAX_VARINT_SIZE = 9;

  /** All rows on a page. */
  static List<LooseRow> find(Bytes page, int usableSize) throws MalformedDataException {
    byte[] raw = page.copy(0, Math.min(page.size(), usableSize));
    List<LooseRow> rows = new ArrayList<>();
    for (int at = 1; at < raw.length - MAX_VARINT_SIZE - PREFIX_SIZE; at++) {
      // A header is so long that its serial type takes two bytes or more.
      if (raw[at] == 0 && raw[at + 1] < 0) {
        at(page, at, usableSize).ifPresent(rows::add);
      }
    }
    return rows;
  }

  private static Optional<LooseRow> at(Bytes page, int nullType, int usableSize)
      throws MalformedDataException {
    Varint type = Varint.read(page, nullType + 1);
    int blob = nullType + 1 + type.size();
    long size = (type.value() - FIRST_BLOB) / 2;
    long entries = page.u32(blob);
    long headerSize = PREFIX_SIZE + entries * ENTRY_SIZE + page.u32(blob + Integer.BYTES);
    if (entries < 1 || entries > MAX_ENTRIES || headerSize != size || type.value() % 2 != 0) {
      return Optional.empty();
    }
    int payload = nullType - 1;
    long payloadSize = blob - payload + size;
    int local = LeafCell.localSize(payloadSize, usableSize);
    int end = payload + local + (local < payloadSize ? Integer.BYTES : 0);
    if (payloadSize > Integer.MAX_VALUE || end > Math.min(page.size(), usableSize)) {
      return Optional.empty();
    }
    Optional<Long> rowid =
        page.u8(payload) == blob - payload ? rowid(page, payload, payloadSize) : Optional.empty();
    return Optional.of(new LooseRow(payload, blob - payload, (int) payloadSize, rowid));
  }

  /** The rowid, if the size of the payload stands before it. */
  private static Optional<Long> rowid(Bytes page, int payload, long payloadSize)
      throws MalformedDataException {
    for (int size = 1; size <= MAX_VARINT_SIZE; size++) {
      for (int start = payload - size - 1; start >= 0 && start >= payload - size - 5; start--) {
        Varint first = Varint.read(page, start);
        if (first.value() == payloadSize && start + first.size() == payload - size) {
          Varint rowid = Varint.read(page, payload - size);
          if (rowid.size() == size) {
            return Optional.of(rowid.value());
          }
        }
      }
    }
    return Optional.empty();
  }

  /** Where the header is, and where it goes on. */
  RowLocation location(Snapshot pages, long page, Bytes bytes) throws MalformedDataException {
    int local = LeafCell.localSize(payloadSize, pages.header().usableSize());
    long firstOverflow = local < payloadSize ? bytes.u32(payloadStart + local) : 0;
    Payload payload = new Payload(pages, page, payloadStart, local, payloadSize, firstOverflow);
    return new RowLocation(rowid.orElse(0L), payload, blobStart);
  }
}
