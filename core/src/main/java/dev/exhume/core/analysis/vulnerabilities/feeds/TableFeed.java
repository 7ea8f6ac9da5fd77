package dev.exhume.core.analysis.vulnerabilities.feeds;

import dev.exhume.core.analysis.vulnerabilities.Advisory;
import dev.exhume.core.reading.TsvTable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** Reads a table of advisories in the form of the one that ships with the program. */
final class TableFeed {
  /** A hundred times what ships with the program. */
  private static final int MAX_BYTES = 16 << 20;

  private final String file;
  private final FeedAdvisories advisories;

  TableFeed(String file, FeedAdvisories advisories) {
    this.file = file;
    this.advisories = advisories;
  }

  /** Whether a text may be one: under comments it names its columns. */
  static boolean isOne(String start) {
    return start
        .lines()
        .filter(line -> !line.isBlank() && !line.startsWith("#"))
        .findFirst()
        .filter(line -> line.startsWith("cve\tecosystem\trelease\tpackage\tstatus\t"))
        .isPresent();
  }

  /** Reads it. */
  void read(InputStream in) throws IOException {
    byte[] bytes = in.readNBytes(MAX_BYTES + 1);
    if (bytes.length > MAX_BYTES) {
      throw new IOException("is a table of more than %d MiB".formatted(MAX_BYTES >> 20));
    }
    try {
      TsvTable table = TsvTable.parse("the table", new String(bytes, StandardCharsets.UTF_8));
      for (TsvTable.Row row : table.rows()) {
        advisories.add(file, Advisory.of(row));
      }
    } catch (IllegalArgumentException e) {
      throw new IOException(e.getMessage(), e);
    }
  }
}
