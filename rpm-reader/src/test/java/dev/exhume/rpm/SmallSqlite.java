package dev.exhume.rpm;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * An SQLite database of 512-byte pages: two rows, one of them with an overflow page, and a free
 * page that holds the same rows. Joined with the files beside it for the fuzzer:
 *
 * <pre>
 * Joined --> length of the log (u16), length of the journal (u16), log, journal, database
 * </pre>
 */
final class SmallSqlite {
  private static final int PAGE_SIZE = 512;
  private static final int LOG_HEADER_SIZE = 32;
  private static final int FRAME_HEADER_SIZE = 24;
  private static final int LEAF = 13;

  private SmallSqlite() {}

  static byte[] database() {
    ByteBuffer file = ByteBuffer.allocate(5 * PAGE_SIZE);
    file.put(ascii("SQLite format 3\0")).putShort((short) PAGE_SIZE);
    file.put(new byte[] {2, 2, 0, 64, 32, 32}).putInt(1).putInt(5).putInt(4).putInt(2);
    file.putInt(44, 4).putInt(56, 1).putInt(92, 1);
    String sql =
        "CREATE TABLE 'Packages' (hnum INTEGER PRIMARY KEY AUTOINCREMENT,blob BLOB NOT NULL)";
    byte[] texts = ascii("tablePackagesPackages");
    byte[] types = {
      7,
      23,
      29,
      29,
      1,
      (byte) (0x80 | (2 * sql.length() + 13) >> 7),
      (byte) ((2 * sql.length() + 13) & 0x7F)
    };
    byte[] schema = joined(types, texts, new byte[] {2}, ascii(sql));
    leaf(file, 0, 100, new byte[][] {joined(varint(schema.length), varint(1), schema)});
    byte[] row = joined(record(FuzzSeeds.header()));
    int local = local(row.length);
    byte[] first =
        joined(varint(row.length), varint(1), Arrays.copyOf(row, local), new byte[] {0, 0, 0, 3});
    byte[] old = record(FuzzSeeds.oldHeader());
    byte[][] rows = {first, joined(varint(old.length), varint(2), old)};
    leaf(file, PAGE_SIZE, 0, rows);
    file.put(2 * PAGE_SIZE + 4, row, local, row.length - local);
    file.putInt(3 * PAGE_SIZE + 4, 1).putInt(3 * PAGE_SIZE + 8, 5);
    leaf(file, 4 * PAGE_SIZE, 0, rows);
    return file.array();
  }

  /** A log whose only frame commits page 2 with its second row alone. */
  static byte[] writeAheadLog() {
    ByteBuffer log = ByteBuffer.allocate(LOG_HEADER_SIZE + FRAME_HEADER_SIZE + PAGE_SIZE);
    log.putInt(0x377f_0682).putInt(3_007_000).putInt(PAGE_SIZE).putInt(0).putInt(7).putInt(8);
    log.putInt(LOG_HEADER_SIZE, 2).putInt(LOG_HEADER_SIZE + 4, 5);
    log.putInt(LOG_HEADER_SIZE + 8, 7).putInt(LOG_HEADER_SIZE + 12, 8);
    byte[] old = record(FuzzSeeds.oldHeader());
    byte[][] rows = {joined(varint(old.length), varint(2), old)};
    leaf(log, LOG_HEADER_SIZE + FRAME_HEADER_SIZE, 0, rows);
    return sealed(log.array());
  }

  /** A hot journal that brings page 2 back as it is. */
  static byte[] journal() {
    ByteBuffer journal = ByteBuffer.allocate(PAGE_SIZE + 4 + PAGE_SIZE + 4);
    journal
        .putLong(0xd9d5_05f9_20a1_63d7L)
        .putInt(1)
        .putInt(9)
        .putInt(5)
        .putInt(512)
        .putInt(PAGE_SIZE);
    journal.putInt(PAGE_SIZE, 2).put(PAGE_SIZE + 4, database(), PAGE_SIZE, PAGE_SIZE);
    int checksum = 9;
    for (int at = PAGE_SIZE - 200; at > 0; at -= 200) {
      checksum += Byte.toUnsignedInt(journal.get(PAGE_SIZE + 4 + at));
    }
    return journal.putInt(PAGE_SIZE + 4 + PAGE_SIZE, checksum).array();
  }

  /** The log with all checksums right: no fuzzer would find them. */
  static byte[] sealed(byte[] log) {
    ByteBuffer sealed = ByteBuffer.wrap(log.clone());
    int frame = FRAME_HEADER_SIZE + PAGE_SIZE;
    if (log.length < LOG_HEADER_SIZE) {
      return log;
    }
    ByteOrder order = (log[3] & 1) == 0 ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN;
    int[] sums = {0, 0};
    add(sums, sealed.slice(0, 24).order(order));
    sealed.putInt(24, sums[0]).putInt(28, sums[1]);
    for (int at = LOG_HEADER_SIZE; at + frame <= log.length; at += frame) {
      add(sums, sealed.slice(at, 8).order(order));
      add(sums, sealed.slice(at + FRAME_HEADER_SIZE, PAGE_SIZE).order(order));
      sealed.putInt(at + 16, sums[0]).putInt(at + 20, sums[1]);
    }
    return sealed.array();
  }

  static byte[] join(byte[] log, byte[] journal, byte[] database) {
    byte[] lengths =
        ByteBuffer.allocate(4)
            .putShort((short) log.length)
            .putShort((short) journal.length)
            .array();
    return joined(lengths, log, journal, database);
  }

  /** Writes the files that were joined; those that are empty are not there. */
  static Path split(byte[] joined, Path directory) throws IOException {
    ByteBuffer input = ByteBuffer.wrap(Arrays.copyOf(joined, Math.max(4, joined.length)));
    byte[] log = new byte[Math.min(Short.toUnsignedInt(input.getShort()), input.remaining() - 2)];
    byte[] journal =
        new byte[Math.min(Short.toUnsignedInt(input.getShort()), input.remaining() - log.length)];
    byte[] database = new byte[input.remaining() - log.length - journal.length];
    input.get(log).get(journal).get(database);
    Path file = Files.write(directory.resolve("rpmdb.sqlite"), database);
    write(directory.resolve("rpmdb.sqlite-wal"), sealed(log));
    write(directory.resolve("rpmdb.sqlite-journal"), journal);
    return file;
  }

  private static void write(Path file, byte[] bytes) throws IOException {
    if (bytes.length == 0) {
      Files.deleteIfExists(file);
    } else {
      Files.write(file, bytes);
    }
  }

  private static void add(int[] sums, ByteBuffer words) {
    while (words.hasRemaining()) {
      sums[0] += words.getInt() + sums[1];
      sums[1] += words.getInt() + sums[0];
    }
  }

  private static void leaf(ByteBuffer file, int page, int start, byte[]... cells) {
    int end = PAGE_SIZE;
    file.put(page + start, (byte) LEAF).putShort(page + start + 3, (short) cells.length);
    for (int i = 0; i < cells.length; i++) {
      end -= cells[i].length;
      file.putShort(page + start + 8 + 2 * i, (short) end).put(page + end, cells[i]);
    }
    file.putShort(page + start + 5, (short) end);
  }

  /** A NULL, for the rowid stands for it, and a blob. */
  private static byte[] record(byte[] blob) {
    byte[] type = varint(12 + 2 * blob.length);
    return joined(new byte[] {(byte) (2 + type.length), 0}, type, blob);
  }

  private static int local(int payload) {
    int least = (PAGE_SIZE - 12) * 32 / 255 - 23;
    int local = least + (payload - least) % (PAGE_SIZE - 4);
    return local <= PAGE_SIZE - 35 ? local : least;
  }

  private static byte[] varint(int value) {
    return value < 0x80
        ? new byte[] {(byte) value}
        : new byte[] {(byte) (0x80 | value >> 7), (byte) (value & 0x7F)};
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  private static byte[] joined(byte[]... parts) {
    ByteBuffer joined =
        ByteBuffer.allocate(Arrays.stream(parts).mapToInt(part -> part.length).sum());
    for (byte[] part : parts) {
      joined.put(part);
    }
    return joined.array();
  }
}
