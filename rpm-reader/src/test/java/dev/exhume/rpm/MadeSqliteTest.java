package dev.exhume.rpm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.exhume.testdata.SqliteDatabases;
import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** Databases of every shape, made by RPM and SQLite, say the same to us as to SQLite. */
class MadeSqliteTest {
  static final List<String> NAMES = SqliteDatabases.NAMES;

  @TempDir Path directory;

  @ParameterizedTest
  @FieldSource("NAMES")
  void everyRowIsByteForByteWhatSqliteReads(String name) throws IOException {
    Path file = SqliteDatabases.write(name, directory);
    try (RpmDatabase database = RpmDatabase.open(file)) {
      List<RpmPackage> packages = database.packages();
      assertThat(SqliteRows.of(file, packages.stream()))
          .containsExactlyElementsOf(SqliteDatabases.rows(name));
      assertThat(packages)
          .filteredOn(rpm -> !rpm.isPublicKey())
          .allMatch(rpm -> rpm.integrity() == HeaderIntegrity.VERIFIED);
      assertThat(database.problems()).isEmpty();
    }
  }

  @ParameterizedTest
  @FieldSource("NAMES")
  void nothingIsWrittenBesideTheEvidence(String name) throws IOException {
    Path file = SqliteDatabases.write(name, directory);
    List<String> before = files();
    try (RpmDatabase database = RpmDatabase.open(file)) {
      database.packages();
      database.erased();
      assertThat(files()).isEqualTo(before);
    }
    assertThat(files()).isEqualTo(before);
  }

  @Test
  void theFormatIsSaidToBeBigEndian() throws IOException {
    try (RpmDatabase database = RpmDatabase.open(SqliteDatabases.write("rpm", directory))) {
      assertThat(database.format()).isEqualTo(DatabaseFormat.SQLITE);
      assertThat(database.byteOrder()).isEqualTo(ByteOrder.BIG_ENDIAN);
    }
  }

  @Test
  void filesOfAPackageThatOnlyTheLogHasAreRead() throws IOException {
    try (RpmDatabase database = RpmDatabase.open(SqliteDatabases.write("rpm-log", directory))) {
      assertThat(database.packages())
          .filteredOn(rpm -> rpm.name().equals("dig-many"))
          .singleElement()
          .satisfies(rpm -> assertThat(rpm.files()).hasSize(253));
    }
  }

  /** Each with its size and the time of its last change. */
  private List<String> files() throws IOException {
    List<String> files = new ArrayList<>();
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(directory)) {
      for (Path entry : entries) {
        files.add(entry + " " + Files.size(entry) + " " + Files.getLastModifiedTime(entry));
      }
    }
    return files.stream().sorted().toList();
  }
}
