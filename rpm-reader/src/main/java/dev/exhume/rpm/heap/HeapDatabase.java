package dev.exhume.rpm.heap;

import dev.exhume.binary.ByteSource;
import dev.exhume.binary.UnsupportedFeatureException;
import dev.exhume.rpm.header.HeaderStore;
import java.io.IOException;

/** The file {@code packages.rpm} of RPM 1 to 3. */
public final class HeapDatabase {
  private HeapDatabase() {}

  /**
   * Opens the database.
   *
   * @param source belongs to the database from then on
   */
  public static HeaderStore open(ByteSource source) throws IOException {
    if (source.size() >= 0) {
      throw new UnsupportedFeatureException("RPM database in RPM 3 heap format");
    }
    throw new IOException();
  }
}
