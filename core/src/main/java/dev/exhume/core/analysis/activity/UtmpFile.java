package dev.exhume.core.analysis.activity;

import dev.exhume.binary.ByteSource;
import dev.exhume.core.reading.Problems;
import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A file of records, {@code wtmp} or {@code btmp}, which does not say how long they are: the length
 * with which the last ones make sense is right.
 *
 * @param count of all records in the file
 * @param newestFirst the last of them, those left out that make no sense
 */
record UtmpFile(long count, List<UtmpRecord> newestFirst) {
  /** Of a busy server, the logins of some days. */
  private static final int MAX_RECORDS = 4096;

  private static final int TRIED = 16;

  UtmpFile {
    newestFirst = List.copyOf(newestFirst);
  }

  static UtmpFile read(Path file, Problems problems) {
    if (!Files.isRegularFile(file)) {
      return new UtmpFile(0, List.of());
    }
    try (ByteSource source = ByteSource.open(file)) {
      UtmpLayout layout = UtmpLayout.USUAL;
      if (last(source, UtmpLayout.WIDE, TRIED).size()
          > last(source, UtmpLayout.USUAL, TRIED).size()) {
        layout = UtmpLayout.WIDE;
      }
      return new UtmpFile(source.size() / layout.size(), last(source, layout, MAX_RECORDS));
    } catch (IOException e) {
      problems.unreadable(file, e);
      return new UtmpFile(0, List.of());
    }
  }

  private static List<UtmpRecord> last(ByteSource source, UtmpLayout layout, int most)
      throws IOException {
    List<UtmpRecord> records = new ArrayList<>();
    long count = source.size() / layout.size();
    for (long number = count - 1; number >= Math.max(0, count - most); number--) {
      long position = number * layout.size();
      byte[] record =
          source
              .read("utmp record", position, layout.size(), ByteOrder.LITTLE_ENDIAN)
              .copy(0, layout.size());
      UtmpRecord.read(record, position, layout).ifPresent(records::add);
    }
    return records;
  }
}
