package dev.exhume.rpm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.exhume.testdata.SqliteDatabases;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Logs and journals that are damaged, or do not belong there. */
@Timeout(30)
class SqliteLogTest {
  private static final int LOG_HEADER = 32;
  private static final int FRAME = 24 + 1024;

  @TempDir Path directory;

  @Test
  void allIsReadFromTheLogOfADatabaseThatWasEmptied() throws IOException {
    Path file = SqliteDatabases.write("log-only", directory);
    Files.write(file, new byte[0]);
    assertThat(rows(file)).isEqualTo(SqliteDatabases.rows("log-only"));
    assertThat(problems(file))
        .containsExactly(new RpmProblem(file, 0, "is empty; all that is read is in its log"));
  }

  @Test
  void aFirstPageThatOnlyTheLogStillHasIsReadFromThere() throws IOException {
    Path file = SqliteDatabases.write("log-only", directory);
    Files.write(file, new byte[1024]);
    assertThat(rows(file)).isEqualTo(SqliteDatabases.rows("log-only"));
    assertThat(problems(file)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0, magic is 0x007f0682",
    "5, 4, version is 57880",
    "8, 8, page size is 1275069440",
    "20, 24, checksum is 0x",
    "24, 24, checksum is 0x"
  })
  void aLogWithADamagedHeaderIsAProblemOfTheLog(int damaged, int told, String fault)
      throws IOException {
    Path file = SqliteDatabases.write("log-reset", directory);
    byte[] log = Files.readAllBytes(log(file));
    log[damaged] = (byte) (damaged == 8 ? 0x4C : 0);
    Files.write(log(file), log);
    assertThat(problems(file))
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.file()).isEqualTo(log(file));
              assertThat(problem.offset()).isEqualTo(told);
              assertThat(problem.message())
                  .startsWith("write-ahead log header at offset 0x%x: ".formatted(told) + fault)
                  .endsWith("; what it holds is not read");
            });
    assertThat(rows(file)).hasSize(5);
  }

  @Test
  void aDamagedFrameEndsTheLogAndIsAProblemWhereMoreWasCommitted() throws IOException {
    Path file = SqliteDatabases.write("log-torn", directory);
    byte[] log = Files.readAllBytes(log(file));
    log[LOG_HEADER + FRAME + 500] = (byte) ~log[LOG_HEADER + FRAME + 500];
    Files.write(log(file), log);
    assertThat(problems(file))
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.file()).isEqualTo(log(file));
              assertThat(problem.offset()).isEqualTo(LOG_HEADER + FRAME);
              assertThat(problem.message())
                  .contains("checksum is 0x")
                  .endsWith("; what was committed after it is not read");
            });
  }

  @Test
  void aDamagedFrameThatWasNeverCommittedIsNone() throws IOException {
    Path file = SqliteDatabases.write("log-uncommitted", directory);
    byte[] log = Files.readAllBytes(log(file));
    int last = log.length - FRAME;
    log[last + 500] = (byte) ~log[last + 500];
    Files.write(log(file), log);
    assertThat(rows(file)).isEqualTo(SqliteDatabases.rows("log-uncommitted"));
    assertThat(problems(file)).isEmpty();
  }

  @Test
  void everyLengthOfALogIsOneThatACrashMayLeave() throws IOException {
    Path file = SqliteDatabases.write("log-only", directory);
    byte[] log = Files.readAllBytes(log(file));
    int last = 0;
    for (int length = 0; length <= log.length; length += 509) {
      Files.write(log(file), Arrays.copyOf(log, length));
      List<String> rows = rows(file);
      assertThat(rows).hasSizeGreaterThanOrEqualTo(last);
      assertThat(rows).isEqualTo(SqliteDatabases.rows("log-only").subList(0, rows.size()));
      last = rows.size();
    }
  }

  @Test
  void aJournalOfAnotherPageSizeIsAProblemOfTheJournal() throws IOException {
    Path file = SqliteDatabases.write("pages-512", directory);
    Path other = SqliteDatabases.write("journal-hot", directory.resolve("other"));
    byte[] hot = Files.readAllBytes(journal(other));
    ByteBuffer.wrap(hot).putInt(8, 0);
    Files.write(journal(file), Arrays.copyOf(hot, 512));
    assertThat(rows(file)).isEqualTo(SqliteDatabases.rows("pages-512"));
    assertThat(problems(file))
        .containsExactly(
            new RpmProblem(
                journal(file),
                0,
                "has pages of 1024 bytes, the database has pages of 512; "
                    + "what it holds is not read"));
  }

  @Test
  void linksAndDirectoriesAreNoLogs() throws IOException {
    Path file = SqliteDatabases.write("rpm", directory);
    Path other = SqliteDatabases.write("rpm-log", directory.resolve("other"));
    Files.createSymbolicLink(log(file), log(other));
    Files.createDirectory(journal(file));
    assertThat(rows(file)).isEqualTo(SqliteDatabases.rows("rpm"));
    assertThat(problems(file)).isEmpty();
  }

  @Test
  void aLogLiesBesideTheDatabaseAndNotBesideALinkToIt() throws IOException {
    Path real = SqliteDatabases.write("rpm-log", directory.resolve("real"));
    Path link = Files.createSymbolicLink(directory.resolve(SqliteDatabases.FILE), real);
    assertThat(rows(link)).isEqualTo(SqliteDatabases.rows("rpm-log"));
  }

  @Test
  void aJournalWithADamagedHeaderIsAProblemOfTheJournal() throws IOException {
    Path file = SqliteDatabases.write("journal-hot", directory);
    byte[] journal = Files.readAllBytes(journal(file));
    journal[4] = (byte) 0;
    Files.write(journal(file), journal);
    assertThat(problems(file))
        .anySatisfy(
            problem -> {
              assertThat(problem.file()).isEqualTo(journal(file));
              assertThat(problem.offset()).isZero();
              assertThat(problem.message())
                  .startsWith("rollback journal header at offset 0x0: magic is 0xd9d505f900a163d7");
            });
  }

  @Test
  void aDamagedRecordOfAJournalCostsItsPageAlone() throws IOException {
    Path file = SqliteDatabases.write("journal-hot", directory);
    byte[] journal = Files.readAllBytes(journal(file));
    int record = 512;
    journal[record + 4 + 1024 - 200] = (byte) ~journal[record + 4 + 1024 - 200];
    Files.write(journal(file), journal);
    assertThat(problems(file))
        .filteredOn(problem -> problem.file().equals(journal(file)))
        .containsExactly(
            new RpmProblem(
                journal(file),
                record,
                "rollback journal record at offset 0x200: checksum is wrong; "
                    + "page %d may stay changed"
                        .formatted(ByteBuffer.wrap(journal).getInt(record))));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "other.db-mj0A1B2C3D4"})
  void aJournalOfSeveralDatabasesCountsAsLongAsItsTransactionGoesOn(String there)
      throws IOException {
    Path file = SqliteDatabases.write("journal-of-several-ended", directory);
    int after = SqliteDatabases.rows("journal-of-several-ended").size();
    if (!there.isEmpty()) {
      Files.writeString(directory.resolve(there), "");
    }
    assertThat(rows(file)).hasSize(there.isEmpty() ? after : 5);
  }

  @Test
  void aNameThatNoFileCanHaveEndsATransactionOverSeveralDatabases() throws IOException {
    Path file = SqliteDatabases.write("journal-of-several", directory);
    byte[] journal = Files.readAllBytes(journal(file));
    int name = journal.length - 16 - ByteBuffer.wrap(journal).getInt(journal.length - 16);
    int sum = ByteBuffer.wrap(journal).getInt(journal.length - 12);
    ByteBuffer.wrap(journal).putInt(journal.length - 12, sum - journal[name + 5]);
    journal[name + 5] = (byte) 0;
    Files.write(journal(file), journal);
    try (RpmDatabase database = RpmDatabase.open(file)) {
      assertThat(database.packages()).isNotEmpty();
    }
  }

  private static List<String> rows(Path file) throws IOException {
    try (RpmDatabase database = RpmDatabase.open(file)) {
      return SqliteRows.of(file, database.stream());
    }
  }

  private static List<RpmProblem> problems(Path file) throws IOException {
    try (RpmDatabase database = RpmDatabase.open(file)) {
      return database.problems();
    }
  }

  private static Path log(Path file) {
    return file.resolveSibling(file.getFileName() + "-wal");
  }

  private static Path journal(Path file) {
    return file.resolveSibling(file.getFileName() + "-journal");
  }
}
