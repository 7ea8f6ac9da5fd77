package dev.exhume.core.analysis.databases.mysql.accounts;

import dev.exhume.binary.ByteSource;
import dev.exhume.binary.Bytes;
import dev.exhume.binary.MalformedDataException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.Map;

/**
 * All rows in the data file of a table of MyISAM.
 *
 * <p>Rows of one length lie one after the other; the first byte of one that was deleted is 0.
 * Others are blocks with a head, big-endian: the kind, then the lengths of the row (up to kind 6,
 * and 13), of what is in the block, and of what is left over, then where the row goes on.
 */
final class MyIsamRows {
  private static final int MAX_FILE = 16 << 20;
  private static final int MAX_ROWS = 10_000;
  private static final int MAX_PIECES = 100_000;
  private static final int MAX_ROW = 65_536;
  private static final int DELETED = 0;

  private final MyIsamIndex index;
  private final Bytes file;
  private final Target target;
  private int rows;
  private int pieces;

  /** Takes one row after the other. */
  interface Target {
    void take(Row row) throws MalformedDataException;
  }

  private MyIsamRows(MyIsamIndex index, Bytes file, Target target) {
    this.index = index;
    this.file = file;
    this.target = target;
  }

  static void read(MyIsamIndex index, Path data, Target target) throws IOException {
    try (ByteSource source = ByteSource.open(data)) {
      if (source.size() > MAX_FILE) {
        throw new MalformedDataException(
            "MyISAM rows", 0, "%d bytes are more than %d".formatted(source.size(), MAX_FILE));
      }
      Bytes all = source.read("MyISAM rows", 0, (int) source.size(), ByteOrder.BIG_ENDIAN);
      MyIsamRows rows = new MyIsamRows(index, all, target);
      if (index.isPacked()) {
        rows.takePacked();
      } else {
        rows.takeFixed();
      }
    }
  }

  private void takeFixed() throws MalformedDataException {
    int length = index.fixedLength();
    if (length == 0) {
      throw file.malformed(0, "rows of no length");
    }
    for (int at = 0; at < file.size(); at += length) {
      if (file.u8(at) != DELETED) {
        add(new Row(at, file.slice("row", at, length), Map.of()));
      }
    }
  }

  private void takePacked() throws MalformedDataException {
    int at = 0;
    while (at < file.size()) {
      Block block = Block.at(file, at);
      if (block.startsRow()) {
        add(PackedRow.unpack(index, at, pieces(at, block)));
      }
      at = block.end();
    }
  }

  /** The whole row, packed, from wherever it lies. */
  private Bytes pieces(int start, Block first) throws MalformedDataException {
    if (first.rowLength() > MAX_ROW) {
      throw file.malformed(start, "a row of %d bytes".formatted(first.rowLength()));
    }
    ByteArrayOutputStream row = new ByteArrayOutputStream();
    Block block = first;
    while (pieces++ < MAX_PIECES) {
      row.writeBytes(
          file.copy(block.data(), Math.min(block.dataLength(), first.rowLength() - row.size())));
      if (row.size() == first.rowLength()) {
        return Bytes.of("row", start, row.toByteArray(), ByteOrder.LITTLE_ENDIAN);
      }
      if (block.next() < 0 || block.next() >= file.size()) {
        throw file.malformed(start, "the row goes on at 0x%x".formatted(block.next()));
      }
      block = Block.at(file, (int) block.next());
    }
    throw file.malformed(start, "rows are in over %d pieces".formatted(MAX_PIECES));
  }

  private void add(Row row) throws MalformedDataException {
    if (rows++ == MAX_ROWS) {
      throw file.malformed(0, "over %d rows".formatted(MAX_ROWS));
    }
    target.take(row);
  }

  /**
   * A block of the data file.
   *
   * @param rowLength of the whole row; 0 if it does not start here
   * @param data where its part of the row is
   * @param end where the next block is
   * @param next where the row goes on; -1 if it does not
   */
  private record Block(
      boolean startsRow, int rowLength, int data, int dataLength, int end, long next) {
    private static final int DELETED_HEAD = 20;

    static Block at(Bytes file, int at) throws MalformedDataException {
      int kind = file.u8(at);
      return switch (kind) {
        case DELETED -> {
          int length = u24(file, at + 1);
          if (length < DELETED_HEAD) {
            throw file.malformed(at, "a deleted block of %d bytes".formatted(length));
          }
          yield new Block(false, 0, at, 0, at + length, -1);
        }
        case 1 -> whole(at, 3, file.u16(at + 1), 0);
        case 2 -> whole(at, 4, u24(file, at + 1), 0);
        case 3 -> whole(at, 4, file.u16(at + 1), file.u8(at + 3));
        case 4 -> whole(at, 5, u24(file, at + 1), file.u8(at + 4));
        case 5 -> first(at, 13, file.u16(at + 1), file.u16(at + 3), file.s64(at + 5));
        case 6 -> first(at, 15, u24(file, at + 1), u24(file, at + 4), file.s64(at + 7));
        case 7 -> later(at, 3, file.u16(at + 1), 0, -1);
        case 8 -> later(at, 4, u24(file, at + 1), 0, -1);
        case 9 -> later(at, 4, file.u16(at + 1), file.u8(at + 3), -1);
        case 10 -> later(at, 5, u24(file, at + 1), file.u8(at + 4), -1);
        case 11 -> later(at, 11, file.u16(at + 1), 0, file.s64(at + 3));
        case 12 -> later(at, 12, u24(file, at + 1), 0, file.s64(at + 4));
        case 13 ->
            first(
                at, 16, file.s32(at + 1) & Integer.MAX_VALUE, u24(file, at + 5), file.s64(at + 8));
        default -> throw file.malformed(at, "a block of kind %d".formatted(kind));
      };
    }

    private static Block whole(int at, int head, int length, int left) {
      return new Block(true, length, at + head, length, at + head + length + left, -1);
    }

    private static Block first(int at, int head, int rowLength, int length, long next) {
      return new Block(true, rowLength, at + head, length, at + head + length, next);
    }

    private static Block later(int at, int head, int length, int left, long next) {
      return new Block(false, 0, at + head, length, at + head + length + left, next);
    }

    private static int u24(Bytes file, int at) throws MalformedDataException {
      return (file.u8(at) << 16) | file.u16(at + 1);
    }
  }
}
