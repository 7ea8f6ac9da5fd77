package dev.exhume.core.analysis.databases.files;

import dev.exhume.binary.ByteSource;
import dev.exhume.binary.Bytes;
import dev.exhume.core.analysis.databases.shutdown.ShutdownClue;
import dev.exhume.core.profile.Database;
import dev.exhume.core.profile.Evidence;
import dev.exhume.core.profile.ShutdownState;
import dev.exhume.core.reading.Problems;
import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Files of Firebird and InterBase, each a database of a server.
 *
 * <pre>
 * offset  size  field of the first page, in the machine's byte order
 * 0x00       1  type of the page: 1, a header
 * 0x10       2  size of the pages
 * 0x12       2  version of the structure, with the highest bit set by Firebird
 * </pre>
 */
final class FirebirdFiles {
  private static final int HEADER_PAGE = 1;
  private static final int MIN_PAGE = 1024;
  private static final int MAX_PAGE = 32768;

  /** The first release that wrote a version of the structure. */
  private static final Map<Integer, String> RELEASES = Map.of(10, "1", 11, "2", 12, "3", 13, "4");

  private FirebirdFiles() {}

  static List<Database> find(DataFiles files, Problems problems) {
    return EmbeddedFile.byDirectory(
            files.of(DataFiles.Kind.FIREBIRD).stream()
                .flatMap(file -> open(file, problems).stream())
                .toList())
        .stream()
        .map(FirebirdFiles::ofServer)
        .toList();
  }

  private static Database ofServer(Database found) {
    return new Database(
        found.engine(),
        found.version(),
        found.dataDirectory(),
        found.databases(),
        found.sizeBytes(),
        found.shutdown(),
        found.detail(),
        found.evidence(),
        false,
        found.schemas(),
        found.facts());
  }

  private static Optional<EmbeddedFile> open(Path file, Problems problems) {
    try (ByteSource source = ByteSource.open(file)) {
      if (source.size() < MIN_PAGE) {
        return Optional.empty();
      }
      for (ByteOrder order : List.of(ByteOrder.LITTLE_ENDIAN, ByteOrder.BIG_ENDIAN)) {
        Bytes header = source.read("Firebird header page", 0, 0x20, order);
        int pageSize = header.u16(0x10);
        String release = RELEASES.get(header.u16(0x12) & 0x7FF);
        boolean isHeader =
            header.u8(0x0) == HEADER_PAGE
                && Integer.bitCount(pageSize) == 1
                && pageSize >= MIN_PAGE
                && pageSize <= MAX_PAGE;
        if (isHeader && release != null) {
          return Optional.of(
              EmbeddedFile.of(
                  "firebird",
                  Optional.of(release),
                  file,
                  new ShutdownClue(
                      ShutdownState.UNKNOWN,
                      "the file does not tell whether it was closed; it needs no recovery",
                      Evidence.file(file.toString())),
                  problems));
        }
      }
    } catch (IOException e) {
      problems.unreadable(file, e);
    }
    return Optional.empty();
  }
}
