package dev.exhume.rpm;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** SQLite files of every shape, whole and damaged, hold what SQLite reads of them. */
class SharedSqliteTest {
  private static final String FILE = "rpmdb.sqlite";

  @TempDir Path directory;

  @Test
  void everyRowIsByteForByteWhatSqliteReads() throws IOException {
    SharedDatabases.unpackAll(SharedDatabases.folder("made-sqlite.tar.xz"), directory);
    for (Path folder : folders("made-sqlite")) {
      List<String> expected = SharedDatabases.lines(folder.resolve("expected.tsv"));
      try (RpmDatabase database = RpmDatabase.open(folder)) {
        assertThat(SqliteRows.of(folder.resolve(FILE), database.stream()))
            .as(folder.toString())
            .containsExactlyElementsOf(expected);
        assertThat(database.problems())
            .as(folder.toString())
            .hasSize(folder.endsWith("wal-corrupt-frame") ? 1 : 0)
            .allMatch(problem -> problem.file().endsWith(FILE + "-wal"));
      }
    }
  }

  @Test
  void rowsThatWereDeletedAreFoundAsFarAsTheyStillLieThere() throws IOException {
    SharedDatabases.unpackAll(SharedDatabases.folder("made-sqlite.tar.xz"), directory);
    Path folder = directory.resolve("made-sqlite/deleted-rows");
    try (RpmDatabase database = RpmDatabase.open(folder)) {
      assertThat(database.erased())
          .extracting(rpm -> rpm.nevra() + " " + rpm.integrity())
          .containsExactly(
              "gpg-pubkey-1964c5fc-58e63918 VERIFIED",
              "skell-1.18-2.arm INCOMPLETE",
              "udev-117-5.arm VERIFIED");
      assertThat(database.problems()).isEmpty();
    }
  }

  @Test
  void everyRowOfADamagedFileThatIsStillThereIsFound() throws IOException {
    SharedDatabases.unpackAll(SharedDatabases.folder("made-corrupt.tar.xz"), directory);
    for (Path folder : folders("made-corrupt")) {
      List<String> recoverable = SharedDatabases.lines(folder.resolve("recoverable.tsv"));
      try (RpmDatabase database = RpmDatabase.open(folder.resolve(FILE))) {
        Stream<RpmPackage> whole =
            database.stream().filter(rpm -> rpm.integrity() == HeaderIntegrity.VERIFIED);
        assertThat(SqliteRows.of(folder.resolve(FILE), whole))
            .as(folder.toString())
            .containsExactlyInAnyOrderElementsOf(recoverable);
        assertThat(database.problems())
            .as(folder.toString())
            .hasSize(folder.endsWith("sqlite-clean") ? 0 : 1);
      }
    }
  }

  private List<Path> folders(String archive) throws IOException {
    List<Path> folders = new ArrayList<>();
    try (DirectoryStream<Path> stream =
        Files.newDirectoryStream(
            directory.resolve(archive), folder -> Files.exists(folder.resolve(FILE)))) {
      stream.forEach(folders::add);
    }
    assertThat(folders).isNotEmpty();
    return folders;
  }
}
