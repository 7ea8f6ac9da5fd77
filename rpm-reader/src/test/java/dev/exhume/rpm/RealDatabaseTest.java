package dev.exhume.rpm;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Databases of real machines say the same to us as to RPM itself. */
class RealDatabaseTest {
  @TempDir Path directory;

  @ParameterizedTest
  @CsvSource({
    "go-rpmdb-centos5-plain, BDB_HASH",
    "go-rpmdb-centos6-plain, BDB_HASH",
    "go-rpmdb-centos7-plain, BDB_HASH",
    "go-rpmdb-libuuid, BDB_HASH",
    "osv-scalibr-epoch, BDB_HASH",
    "mx28-v7, BDB_HASH",
    "cygwin-v7-ps1024, BDB_HASH",
    "eldk30ppc-v8, BDB_HASH",
    "cuav-rpm5-btree-v9, BDB_BTREE",
    "go-rpmdb-amazonlinux2023-plain, SQLITE",
    "feluda-sqlite, SQLITE",
    "go-rpmdb-sle15-bci, NDB",
    "snyk-ndb, NDB"
  })
  void packagesFilesAndDependenciesAreThoseThatRpmSees(String name, DatabaseFormat format)
      throws IOException {
    Path folder = SharedDatabases.folder(name);
    unpackDatabase(folder);
    compare(folder, directory, format);
  }

  @ParameterizedTest
  @CsvSource({"db-ndb, NDB", "db-sqlite, SQLITE"})
  void thePackageThatHasSomethingOfEverythingIsAsRpmSeesIt(String name, DatabaseFormat format)
      throws IOException {
    SharedDatabases.unpackAll(SharedDatabases.folder("made-rpmbuild.tar.xz"), directory);
    Path folder = directory.resolve("made-rpmbuild").resolve(name);
    compare(folder, folder, format);
    compareTags(folder);
  }

  private static void compareTags(Path folder) throws IOException {
    Path xml = SharedDatabases.unpack(folder.resolve("expected.xml.gz"), folder);
    try (RpmDatabase database = RpmDatabase.open(folder)) {
      List<List<String>> lines = new ArrayList<>();
      for (RpmPackage rpm : database.packages()) {
        lines.add(RpmXml.lines(rpm.header()));
      }
      assertThat(lines).isEqualTo(RpmXml.packages(Files.readAllBytes(xml)));
    }
  }

  private static void compare(Path folder, Path opened, DatabaseFormat format) throws IOException {
    try (RpmDatabase database = RpmDatabase.open(opened)) {
      List<RpmPackage> packages = database.packages();
      compare(folder, "expected.tsv", TableLines.ofPackages(packages));
      compare(folder, "files.tsv.gz", TableLines.ofFiles(packages));
      compare(folder, "deps.tsv.gz", TableLines.ofDependencies(packages));
      assertThat(packages).noneMatch(rpm -> rpm.integrity() == HeaderIntegrity.DAMAGED);
      assertThat(database.problems()).isEmpty();
      assertThat(database.format()).isEqualTo(format);
    }
  }

  @Test
  void packagesOfRpm5BringTheKeyThatSignedThem() throws IOException {
    unpackDatabase(SharedDatabases.folder("cuav-rpm5-btree-v9"));
    try (RpmDatabase database = RpmDatabase.open(directory)) {
      assertThat(database.packages())
          .hasSize(315)
          .allSatisfy(
              rpm ->
                  assertThat(rpm.signatures())
                      .singleElement()
                      .matches(rpm.publicKey().orElseThrow()::isNamedBy));
    }
  }

  /** Compares all columns that a table has; some have no table of files, or no keys. */
  private static void compare(Path folder, String table, List<String> lines) throws IOException {
    Path file = folder.resolve(table);
    if (Files.exists(file)) {
      List<String> expected = SharedDatabases.lines(file);
      int columns = expected.get(0).split("\t", -1).length;
      assertThat(lines.stream().map(line -> TableLines.columns(line, columns)))
          .as(table)
          .containsExactlyInAnyOrderElementsOf(expected);
    }
  }

  private void unpackDatabase(Path folder) throws IOException {
    try (DirectoryStream<Path> packed = Files.newDirectoryStream(folder, "*.gz")) {
      for (Path file : packed) {
        if (!file.toString().endsWith(".tsv.gz")) {
          SharedDatabases.unpack(file, directory);
        }
      }
    }
  }
}
