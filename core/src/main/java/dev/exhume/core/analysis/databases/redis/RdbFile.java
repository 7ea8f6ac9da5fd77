package dev.exhume.core.analysis.databases.redis;

import dev.exhume.binary.ByteSource;
import dev.exhume.binary.Bytes;
import java.io.IOException;
import java.nio.ByteOrder;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A snapshot, {@code dump.rdb}.
 *
 * <pre>
 * "REDIS", four digits of the format
 * FA name value        since format 7: redis-ver, …
 * FE number            the entries of that database follow
 * FB keys expires      since format 7: how many
 * [FD seconds | FC milliseconds] type key value
 * FF                   the end; since format 5 with eight bytes of CRC-64
 * </pre>
 *
 * @param serverVersion that wrote it, since format 7
 * @param keys by the number of the database, as far as the start of the file tells
 * @param isWhole whether it ends as it should
 */
record RdbFile(Optional<String> serverVersion, Map<Long, Long> keys, boolean isWhole) {
  private static final int MAGIC_LENGTH = 9;
  private static final int END = 0xFF;
  private static final int SELECT_DATABASE = 0xFE;
  private static final int EXPIRES_SECONDS = 0xFD;
  private static final int EXPIRES_MILLISECONDS = 0xFC;
  private static final int SIZES = 0xFB;
  private static final int ANNOTATION = 0xFA;
  private static final int IDLE = 0xF8;
  private static final int FREQUENCY = 0xF9;

  private static final int FORMAT_WITH_CHECKSUM = 5;
  private static final int CHECKSUM_LENGTH = 8;

  /** Of the entries, which are passed over to find out where the next database begins. */
  private static final int MAX_READ = 1 << 20;

  /** Of which the checksum is computed. */
  private static final int MAX_CHECKED = 8 << 20;

  RdbFile {
    keys = Map.copyOf(keys);
  }

  static RdbFile read(ByteSource source) throws IOException {
    Bytes magic = source.read("snapshot", 0, MAGIC_LENGTH, ByteOrder.BIG_ENDIAN);
    String text = magic.text(0, MAGIC_LENGTH);
    if (!text.matches("REDIS\\d{4}")) {
      throw magic.malformed(0, "magic is not REDIS and four digits");
    }
    int format = Integer.parseInt(text.substring("REDIS".length()));
    int length = (int) Math.min(source.size(), MAX_READ);
    RdbCursor cursor =
        new RdbCursor(source.read("snapshot", 0, length, ByteOrder.BIG_ENDIAN), MAGIC_LENGTH);
    Map<Long, Long> keys = new TreeMap<>();
    Optional<String> version = walk(cursor, keys);
    return new RdbFile(version, keys, endsWell(source, format));
  }

  private static Optional<String> walk(RdbCursor cursor, Map<Long, Long> keys) throws IOException {
    Optional<String> version = Optional.empty();
    long database = 0;
    while (cursor.hasMore()) {
      int code = cursor.octet();
      switch (code) {
        case ANNOTATION -> {
          Optional<String> name = cursor.text();
          Optional<String> value = cursor.text();
          if (name.equals(Optional.of("redis-ver"))) {
            version = value;
          }
        }
        case SELECT_DATABASE -> {
          database = cursor.length();
          keys.put(database, 0L);
        }
        case SIZES -> {
          keys.put(database, cursor.length());
          cursor.length();
        }
        case EXPIRES_SECONDS -> cursor.skip(4);
        case EXPIRES_MILLISECONDS -> cursor.skip(8);
        case IDLE -> cursor.length();
        case FREQUENCY -> cursor.skip(1);
        default -> {
          if (code == END || !cursor.skipEntry(code)) {
            return version;
          }
        }
      }
    }
    return version;
  }

  private static boolean endsWell(ByteSource source, int format) throws IOException {
    int tail = format < FORMAT_WITH_CHECKSUM ? 1 : 1 + CHECKSUM_LENGTH;
    if (source.size() < MAGIC_LENGTH + tail) {
      return false;
    }
    long end = source.size() - tail;
    Bytes bytes = source.read("end of the snapshot", end, tail, ByteOrder.LITTLE_ENDIAN);
    if (bytes.u8(0) != END) {
      return false;
    }
    if (tail == 1 || bytes.s64(1) == 0 || end + 1 > MAX_CHECKED) {
      return true;
    }
    int checked = (int) end + 1;
    byte[] content = source.read("snapshot", 0, checked, ByteOrder.LITTLE_ENDIAN).copy(0, checked);
    return Crc64.of(content) == bytes.s64(1);
  }
}
