package dev.exhume.benchmarks.generator;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Turns what {@code db5.3_dump} prints of some databases into what {@code db5.3_load} makes one big
 * database of: from standard input to standard output.
 *
 * <pre>{@code
 * for db in a b c; do db5.3_dump $db/Packages; done |
 *   java -cp benchmarks.jar dev.exhume.benchmarks.generator.BigDatabase 2292 386316 124000000 |
 *   db5.3_load big/Packages
 * }</pre>
 */
public final class BigDatabase {
  private static final String SETTINGS =
      "VERSION=3\nformat=bytevalue\ntype=hash\ndb_pagesize=4096\ndb_lorder=1234\nHEADER=END\n";

  private BigDatabase() {}

  /**
   * Makes the text of a database.
   *
   * @param arguments the number of headers, that of files in them together, and that of bytes
   */
  public static void main(String[] arguments) throws IOException {
    int headers = Integer.parseInt(arguments[0]);
    long files = Long.parseLong(arguments[1]);
    long bytes = Long.parseLong(arguments[2]);
    List<SourceHeader> sources;
    try (BufferedReader in =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.US_ASCII))) {
      sources = DatabaseDump.headers(in);
    }
    List<SourceHeader> selection = Selection.of(sources, headers, files, bytes);
    Writer out = new BufferedWriter(new OutputStreamWriter(System.out, StandardCharsets.US_ASCII));
    write(selection, out);
    out.flush();
    System.err.printf(
        "%d headers of %d bytes with %d files%n",
        selection.size(),
        selection.stream().mapToLong(SourceHeader::size).sum(),
        selection.stream().mapToLong(SourceHeader::files).sum());
  }

  private static void write(List<SourceHeader> selection, Writer out) throws IOException {
    out.write(SETTINGS);
    // RPM keeps the highest number in use under the key 0.
    DatabaseDump.write(out, 0, DatabaseDump.number(selection.size()));
    int instance = 0;
    for (SourceHeader header : selection) {
      instance++;
      DatabaseDump.write(out, instance, header.renamed("-n%06d".formatted(instance)));
    }
    out.write("DATA=END\n");
  }
}
