package dev.exhume.rpm.sqlite;

import dev.exhume.binary.Bytes;
import dev.exhume.binary.MalformedDataException;
import dev.exhume.rpm.sqlite.TableRecord.Value;
import dev.exhume.rpm.sqlite.pages.Snapshot;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The headers on a leaf page.
 *
 * @param fault what is wrong with the page, so that rows may be missing
 */
record LeafRows(List<RowLocation> rows, Optional<MalformedDataException> fault) {
  /** Reads a page; what no cell offset leads to is found by its looks where the page is damaged. */
  static LeafRows read(Snapshot pages, BtreePage leaf) throws MalformedDataException {
    Map<Integer, RowLocation> rows = new LinkedHashMap<>();
    Optional<MalformedDataException> fault = Optional.empty();
    int contentStart = leaf.contentStart();
    for (int i = 0; i < leaf.cells(); i++) {
      try {
        LeafCell cell = leaf.cell(i);
        rows.put(cell.payloadStart(), row(pages, leaf, cell));
        contentStart = Math.min(contentStart, cell.start());
      } catch (MalformedDataException e) {
        fault = Optional.of(fault.orElse(e));
      }
    }
    try {
      leaf.checkSpace();
    } catch (MalformedDataException e) {
      fault = Optional.of(fault.orElse(e));
    }
    if (fault.isPresent()) {
      for (LooseRow loose : LooseRow.find(leaf.bytes(), pages.header().usableSize())) {
        int start = loose.payloadStart();
        if (loose.rowid().isPresent() && start >= contentStart && !leaf.isInFreeBlock(start)) {
          rows.putIfAbsent(start, loose.location(pages, leaf.number(), leaf.bytes()));
        }
      }
    }
    return new LeafRows(List.copyOf(rows.values()), fault);
  }

  /** Whether the first row that can be read has a header, as none has in another table. */
  static boolean mayHoldHeaders(BtreePage leaf) {
    for (int i = 0; i < leaf.cells(); i++) {
      try {
        TableRecord row = TableRecord.read(local(leaf, leaf.cell(i)));
        return row.blob().isPresent() && row.values().get(0).isNull();
      } catch (MalformedDataException e) {
        // The next row may do.
      }
    }
    return false;
  }

  private static Bytes local(BtreePage leaf, LeafCell cell) throws MalformedDataException {
    return leaf.bytes().slice("payload", cell.payloadStart(), cell.localSize());
  }

  private static RowLocation row(Snapshot pages, BtreePage leaf, LeafCell cell)
      throws MalformedDataException {
    Bytes local = local(leaf, cell);
    TableRecord row = TableRecord.read(local);
    Value blob =
        row.blob().orElseThrow(() -> local.malformed(0, "the row has no BLOB, not a header"));
    if (row.size() != cell.payloadSize()) {
      throw local.malformed(
          0, "payload is %d bytes, its record %d".formatted(cell.payloadSize(), row.size()));
    }
    Payload payload = Payload.of(pages, leaf.number(), cell);
    return new RowLocation(cell.rowid(), payload, (int) blob.start());
  }
}
