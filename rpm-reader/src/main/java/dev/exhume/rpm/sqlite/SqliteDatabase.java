package dev.exhume.rpm.sqlite;

import dev.exhume.binary.ByteSource;
import dev.exhume.binary.UnsupportedFeatureException;
import dev.exhume.rpm.header.HeaderStore;
import java.io.IOException;
import java.nio.file.Path;

/** The database of RPM in a file of SQLite. */
public final class SqliteDatabase {
  private SqliteDatabase() {}

  /**
   * Opens the database.
   *
   * @param source belongs to the database from then on
   * @param file beside which logs and journals are looked for
   */
  public static HeaderStore open(ByteSource source, Path file) throws IOException {
    if (source.size() >= 0) {
      throw new UnsupportedFeatureException("RPM database in sqlite format");
    }
    throw new IOException();
  }
}
