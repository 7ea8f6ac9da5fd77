package dev.exhume.rpm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.exhume.testdata.SqliteDatabases;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Packages that were erased are told from what their rows left behind. */
@Timeout(30)
class ErasedFromSqliteTest {
  private static final int FIRST_TRUNK = 32;
  private static final int FREE_PAGES = 36;

  @TempDir Path directory;

  @Test
  void aPackageThatRpmErasedIsWhole() throws IOException {
    try (RpmDatabase database = RpmDatabase.open(SqliteDatabases.write("rpm-erased", directory))) {
      assertThat(database.erased())
          .extracting(RpmPackage::nevra, RpmPackage::integrity, RpmPackage::instance)
          .containsExactly(tuple("dig-release-4-6.1.noarch", HeaderIntegrity.VERIFIED, 1L));
      assertThat(database.erased().get(0).filePaths()).containsExactly("/etc/redhat-release");
      assertThat(database.problems()).isEmpty();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "erased, dig-server-1.0~rc1-3.el4.i386",
    "log-reset, dig-server-1.0~rc1-3.el4.i386",
    "journal-persist, dig-many-20080506-1.noarch",
    "journal-of-several-ended, dig-many-20080506-1.noarch"
  })
  void freePagesOldFramesAndJournalsThatAreOverStillHavePackages(String name, String erased)
      throws IOException {
    try (RpmDatabase database = RpmDatabase.open(SqliteDatabases.write(name, directory))) {
      assertThat(database.erased())
          .extracting(RpmPackage::nevra, RpmPackage::integrity)
          .containsExactly(tuple(erased, HeaderIntegrity.VERIFIED));
    }
  }

  @Test
  void whatRpmErasedIsInItsLogAsItWasBefore() throws IOException {
    try (RpmDatabase database = RpmDatabase.open(SqliteDatabases.write("rpm-log", directory))) {
      assertThat(database.erased())
          .extracting(RpmPackage::name, RpmPackage::integrity, RpmPackage::fileCount)
          .containsExactly(
              tuple("dig-release", HeaderIntegrity.VERIFIED, 1),
              tuple("dig-server", HeaderIntegrity.VERIFIED, 11));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "rpm",
        "pages-512",
        "auto-vacuum",
        "log-torn",
        "journal-hot",
        "journal-unsynced",
        "journal-of-several",
        "journal-and-log"
      })
  void copiesOfWhatIsInstalledAndWhatWasNeverCommittedAreNotErased(String name) throws IOException {
    try (RpmDatabase database = RpmDatabase.open(SqliteDatabases.write(name, directory))) {
      assertThat(database.erased()).isEmpty();
    }
  }

  @Test
  void theFirstPageIsNotNeeded() throws IOException {
    SqlitePages pages = SqlitePages.of("erased", directory);
    pages.zero(1);
    try (RpmDatabase database = RpmDatabase.open(pages.write())) {
      assertThat(database.erased())
          .extracting(RpmPackage::name, RpmPackage::integrity)
          .contains(tuple("dig-server", HeaderIntegrity.VERIFIED));
    }
  }

  @Test
  void pagesThatAreUsedAgainAreNotTakenForThoseOfTheErasedPackage() throws IOException {
    SqlitePages pages = SqlitePages.of("erased", directory);
    int trunk = pages.bytes().getInt(FIRST_TRUNK);
    pages.bytes().putInt(pages.at(trunk) + 4, 0).putInt(FREE_PAGES, 1);
    try (RpmDatabase database = RpmDatabase.open(pages.write())) {
      assertThat(database.erased()).isEmpty();
    }
  }
}
