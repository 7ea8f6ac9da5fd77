package dev.exhume.core.analysis.databases.mysql;

import dev.exhume.binary.ByteSource;
import dev.exhume.binary.Bytes;
import dev.exhume.core.reading.Problems;
import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A {@code .frm} file, which says how a table is made up, or that it is a view.
 *
 * <pre>
 * offset  size  field
 * 0x00       2  FE 01; a view is text that starts with "TYPE=VIEW"
 * 0x03       1  storage engine
 * 0x3D       1  storage engine of the parts, if the table is partitioned
 * </pre>
 *
 * @param engine empty for a view, and for an engine that has no fixed number
 */
record TableDefinition(boolean isView, Optional<String> engine) {
  private static final int MAGIC = 0xFE01;
  private static final int VIEW = 0x5459; // "TY"
  private static final int PARTITIONED = 20;
  private static final int LENGTH = 0x40;

  /** Empty when the file cannot be read. */
  static Optional<TableDefinition> read(Path file, Problems problems) {
    try (ByteSource source = ByteSource.open(file)) {
      Bytes bytes =
          source.read(
              "table definition", 0, (int) Math.min(LENGTH, source.size()), ByteOrder.BIG_ENDIAN);
      int magic = bytes.u16(0x0);
      if (magic == VIEW) {
        return Optional.of(new TableDefinition(true, Optional.empty()));
      }
      if (magic != MAGIC) {
        throw bytes.malformed(0x0, "magic is 0x%04x, not 0x%04x".formatted(magic, MAGIC));
      }
      int engine = bytes.u8(0x3);
      return Optional.of(
          new TableDefinition(
              false, StorageEngines.byNumber(engine == PARTITIONED ? bytes.u8(0x3D) : engine)));
    } catch (IOException e) {
      problems.unreadable(file, e);
      return Optional.empty();
    }
  }
}
