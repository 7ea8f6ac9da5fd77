package dev.exhume.core.analysis.databases.mysql.accounts;

import dev.exhume.binary.ByteSource;
import dev.exhume.binary.Bytes;
import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * How the rows of a table of MyISAM lie in its data file, from its {@code .MYI}, all big-endian.
 *
 * <pre>
 * offset  size  field
 * 0x00       4  FE FE 07 01
 * 0x04       2  options: 1 rows of various lengths, 4 compressed
 * 0x06       2  length of the header; the last of it are 7 bytes for each part of a row
 * 0x0C       2  where the base is
 * base:
 * 0x2C       4  length of a row, unpacked
 * 0x30       4  length of a row, if all have one
 * 0x40       4  number of parts
 * 0x4C       2  number of bytes in front of a row that say which parts are empty
 * part:
 * 0x0        2  kind
 * 0x2        2  length, unpacked
 * </pre>
 */
record MyIsamIndex(
    boolean isPacked, int rowLength, int fixedLength, int flagBytes, List<Part> parts) {
  private static final int MAGIC = 0xFEFE0701;
  private static final int PACKED = 1;
  private static final int COMPRESSED = 4;
  private static final int MAX_ROW = 65_535;
  private static final int MAX_PARTS = 1_000;
  private static final int PART_LENGTH = 7;
  private static final int HEADER = 24;
  private static final int BASE = 100;

  /** A part of a row: a column, or bits of several. */
  record Part(int kind, int length) {}

  MyIsamIndex {
    parts = List.copyOf(parts);
  }

  static MyIsamIndex read(Path file) throws IOException {
    try (ByteSource source = ByteSource.open(file)) {
      Bytes header = source.read("MyISAM header", 0, HEADER, ByteOrder.BIG_ENDIAN);
      if (header.s32(0x0) != MAGIC) {
        throw header.malformed(
            0x0, "magic is 0x%08x, not 0x%08x".formatted(header.s32(0x0), MAGIC));
      }
      int options = header.u16(0x4);
      if ((options & COMPRESSED) != 0) {
        throw header.malformed(0x4, "compressed rows are not read");
      }
      Bytes base = source.read("MyISAM base", header.u16(0xC), BASE, ByteOrder.BIG_ENDIAN);
      long count = base.u32(0x40);
      if (base.u32(0x2C) > MAX_ROW || base.u32(0x30) > MAX_ROW || count > MAX_PARTS) {
        throw base.malformed(0x2C, "rows of %d bytes in %d parts".formatted(base.u32(0x2C), count));
      }
      int length = (int) count * PART_LENGTH;
      Bytes parts =
          source.read("MyISAM parts", header.u16(0x6) - length, length, ByteOrder.BIG_ENDIAN);
      List<Part> found = new ArrayList<>();
      for (int at = 0; at < length; at += PART_LENGTH) {
        found.add(new Part(parts.u16(at), parts.u16(at + 2)));
      }
      return new MyIsamIndex(
          (options & PACKED) != 0,
          (int) base.u32(0x2C),
          (int) base.u32(0x30),
          base.u16(0x4C),
          found);
    }
  }
}
