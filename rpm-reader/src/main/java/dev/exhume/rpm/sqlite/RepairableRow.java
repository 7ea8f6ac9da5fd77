package dev.exhume.rpm.sqlite;

import dev.exhume.rpm.header.HeaderBlob;
import dev.exhume.rpm.header.HeaderLocation;
import java.io.IOException;
import java.util.Optional;

/** A header in a row of the table, which can be repaired where it is damaged. */
record RepairableRow(RowLocation row, RowRepair repair) implements HeaderLocation {
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
    return row.read();
  }

  @Override
  public Optional<HeaderLocation> repaired() throws IOException {
    return repair.repaired(row);
  }
}
