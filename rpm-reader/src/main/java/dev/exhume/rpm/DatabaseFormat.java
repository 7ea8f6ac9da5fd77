package dev.exhume.rpm;

import dev.exhume.binary.ByteSource;
import dev.exhume.binary.Bytes;
import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/** The kinds of files that RPM has kept its packages in, oldest first. */
public enum DatabaseFormat {
  /** {@code packages.rpm} of RPM 1 to 3. */
  HEAP("rpm3-heap", "RPM 3 heap", "packages.rpm"),
  /** {@code Packages} of RPM 4.0 to 4.15. */
  BDB_HASH("bdb-hash", "Berkeley DB Hash", "Packages"),
  /** {@code Packages} of RPM 5. */
  BDB_BTREE("bdb-btree", "Berkeley DB BTREE", "Packages"),
  /** {@code Packages.db} of SUSE. */
  NDB("ndb", "ndb", "Packages.db"),
  /** {@code rpmdb.sqlite} of RPM 4.16 and later. */
  SQLITE("sqlite", "sqlite", "rpmdb.sqlite");

  private static final int SIGNATURE_SIZE = 16;
  private static final long HEAP_MAGIC = 0x0205_0920;
  private static final long HASH_MAGIC = 0x0006_1561;
  private static final long BTREE_MAGIC = 0x0005_3162;
  private static final byte[] NDB_MAGIC = "RpmP".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] SQLITE_MAGIC =
      "SQLite format 3\0".getBytes(StandardCharsets.US_ASCII);

  private final String label;
  private final String title;
  private final String fileName;

  DatabaseFormat(String label, String title, String fileName) {
    this.label = label;
    this.title = title;
    this.fileName = fileName;
  }

  /** A short name for programs: {@code bdb-hash}. */
  public String label() {
    return label;
  }

  /** A name for people: {@code Berkeley DB Hash}. */
  public String title() {
    return title;
  }

  /** The name that RPM gives to the file: {@code Packages}. */
  public String fileName() {
    return fileName;
  }

  /** Recognises a regular file by its content; anything else is not opened. */
  public static Optional<DatabaseFormat> of(Path file) throws IOException {
    if (!Files.isRegularFile(file)) {
      return Optional.empty();
    }
    try (ByteSource source = ByteSource.open(file)) {
      return of(source);
    }
  }

  /** Recognises a database by its content. */
  static Optional<DatabaseFormat> of(ByteSource source) throws IOException {
    if (source.size() < SIGNATURE_SIZE) {
      return Optional.empty();
    }
    Bytes start = source.read("signature", 0, SIGNATURE_SIZE, ByteOrder.LITTLE_ENDIAN);
    byte[] raw = start.copy(0, SIGNATURE_SIZE);
    if (Arrays.equals(raw, SQLITE_MAGIC)) {
      return Optional.of(SQLITE);
    }
    if (Arrays.equals(raw, 0, NDB_MAGIC.length, NDB_MAGIC, 0, NDB_MAGIC.length)) {
      return Optional.of(NDB);
    }
    if (has(start, 12, HASH_MAGIC)) {
      return Optional.of(BDB_HASH);
    }
    if (has(start, 12, BTREE_MAGIC)) {
      return Optional.of(BDB_BTREE);
    }
    return has(start, 0, HEAP_MAGIC) ? Optional.of(HEAP) : Optional.empty();
  }

  private static boolean has(Bytes start, int offset, long magic) throws IOException {
    return start.u32(offset) == magic || start.in(ByteOrder.BIG_ENDIAN).u32(offset) == magic;
  }
}
