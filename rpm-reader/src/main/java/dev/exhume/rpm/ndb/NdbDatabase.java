package dev.exhume.rpm.ndb;

import dev.exhume.binary.ByteSource;
import dev.exhume.binary.UnsupportedFeatureException;
import dev.exhume.rpm.header.HeaderStore;
import java.io.IOException;

/** An ndb database. */
public final class NdbDatabase {
  private NdbDatabase() {}

  /**
   * Opens the database.
   *
   * @param source belongs to the database from then on
   */
  public static HeaderStore open(ByteSource source) throws IOException {
    if (source.size() >= 0) {
      throw new UnsupportedFeatureException("RPM database in ndb format");
    }
    throw new IOException();
  }
}
