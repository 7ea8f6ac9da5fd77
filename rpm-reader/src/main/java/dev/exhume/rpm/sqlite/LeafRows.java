package dev.exhume.rpm.sqlite;

import dev.exhume.binary.Bytes;
import dev.exhume.binary.MalformedDataException;
import dev.exhume.rpm.sqlite.TableRecord.Value;
import dev.exhume.rpm.sqlite.pages.Snapshot;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The headers on a leaf page; what no cell leads to is found by its looks where the page is
 * damaged.
 */
final class LeafRows {
  /** More than a page has packages. */
  private static final int MAX_DAMAGED_CELLS = 256;

  private final Snapshot pages;
  private final BtreePage leaf;

  /** By where their payload starts on the page. */
  private final Map<Integer, RowLocation> rows = new LinkedHashMap<>();

  private final List<Integer> damagedCells = new ArrayList<>();
  private Optional<MalformedDataException> fault = Optional.empty();
  private int lowestCell = Integer.MAX_VALUE;

  private LeafRows(Snapshot pages, BtreePage leaf) {
    this.pages = pages;
    this.leaf = leaf;
  }

  static LeafRows read(Snapshot pages, BtreePage leaf) throws MalformedDataException {
    LeafRows read = new LeafRows(pages, leaf);
    read.readCells();
    if (read.fault.isPresent()) {
      read.search();
    }
    return read;
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

  List<RowLocation> rows() {
    return List.copyOf(rows.values());
  }

  /** What is wrong with the page, so that rows may be missing. */
  Optional<MalformedDataException> fault() {
    return fault;
  }

  private void readCells() {
    for (int i = 0; i < leaf.cells(); i++) {
      try {
        int start = leaf.cellStart(i);
        lowestCell = Math.min(lowestCell, start);
        readCell(start);
      } catch (MalformedDataException e) {
        fault = Optional.of(fault.orElse(e));
      }
    }
    try {
      leaf.checkSpace();
    } catch (MalformedDataException e) {
      fault = Optional.of(fault.orElse(e));
    }
  }

  private void readCell(int start) throws MalformedDataException {
    try {
      LeafCell cell = leaf.cellAt(start);
      rows.put(cell.payloadStart(), row(cell));
    } catch (MalformedDataException e) {
      if (damagedCells.size() < MAX_DAMAGED_CELLS) {
        damagedCells.add(start);
      }
      throw e;
    }
  }

  private RowLocation row(LeafCell cell) throws MalformedDataException {
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

  private static Bytes local(BtreePage leaf, LeafCell cell) throws MalformedDataException {
    return leaf.bytes().slice("payload", cell.payloadStart(), cell.localSize());
  }

  /** Looks for rows that are not known yet and were not erased. */
  private void search() throws MalformedDataException {
    BitSet free = leaf.freeBytes();
    free.set(0, Math.min(leaf.contentStart(), lowestCell));
    for (LooseRow loose : RowSearch.on(leaf.bytes(), pages.header().usableSize())) {
      int start = loose.payloadStart();
      if (!rows.containsKey(start)) {
        Optional<LooseRow> row = inDamagedCell(loose);
        if (row.isEmpty() && loose.rowid().isPresent() && !free.get(start)) {
          row = Optional.of(loose);
        }
        if (row.isPresent()) {
          rows.put(start, row.get().location(pages, leaf.number(), leaf.bytes()));
        }
      }
    }
  }

  private Optional<LooseRow> inDamagedCell(LooseRow loose) throws MalformedDataException {
    for (int start : damagedCells) {
      Optional<LooseRow> row = loose.inCell(leaf.bytes(), start);
      if (row.isPresent()) {
        return row;
      }
    }
    return Optional.empty();
  }
}
