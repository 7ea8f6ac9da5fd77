package dev.exhume.rpm;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Databases of real machines say the same to us as to RPM itself. */
class RealDatabaseTest {
  @TempDir Path directory;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "go-rpmdb-centos5-plain",
        "go-rpmdb-centos6-plain",
        "go-rpmdb-centos7-plain",
        "go-rpmdb-libuuid",
        "osv-scalibr-epoch",
        "mx28-v7",
        "cygwin-v7-ps1024",
        "eldk30ppc-v8",
        "cuav-rpm5-btree-v9"
      })
  void packagesFilesAndDependenciesAreThoseThatRpmSees(String name) throws IOException {
    Path folder = SharedDatabases.folder(name);
    SharedDatabases.unpack(folder.resolve("Packages.gz"), directory);
    try (RpmDatabase database = RpmDatabase.open(directory)) {
      assertThat(database.stream().map(RealDatabaseTest::packageLine))
          .containsExactlyInAnyOrderElementsOf(expectedPackages(folder));
      assertThat(fileLines(database)).containsExactlyInAnyOrderElementsOf(expectedFiles(folder));
      assertThat(database.problems()).isEmpty();
      assertThat(database.format())
          .isEqualTo(name.contains("btree") ? DatabaseFormat.BDB_BTREE : DatabaseFormat.BDB_HASH);
    }
  }

  private static List<String> expectedPackages(Path folder) throws IOException {
    return SharedDatabases.lines(folder.resolve("expected.tsv")).stream()
        .map(line -> line.split("\t", -1))
        .map(
            field ->
                Stream.concat(Stream.of(field).limit(14), Stream.of(field[19]))
                    .collect(Collectors.joining("\t")))
        .toList();
  }

  private static List<String> expectedFiles(Path folder) throws IOException {
    return SharedDatabases.lines(folder.resolve("files.tsv.gz")).stream()
        .map(line -> line.split("\t", -1))
        .map(
            field ->
                Stream.concat(Stream.of(field).limit(10), Stream.of(field[11]))
                    .collect(Collectors.joining("\t")))
        .toList();
  }

  private static String packageLine(RpmPackage rpm) {
    try {
      return Stream.of(
              rpm.name(),
              cell(rpm.epoch()),
              rpm.version(),
              rpm.release(),
              cell(rpm.architecture()),
              cell(rpm.vendor()),
              cell(rpm.license()),
              cell(rpm.installTime().map(time -> time.getEpochSecond())),
              cell(rpm.buildTime().map(time -> time.getEpochSecond())),
              cell(rpm.sizeBytes()),
              cell(rpm.sourcePackage()),
              rpm.fileCount(),
              rpm.requires().size(),
              rpm.provides().size(),
              rpm.instance())
          .map(Object::toString)
          .collect(Collectors.joining("\t"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> fileLines(RpmDatabase database) throws IOException {
    List<String> lines = new ArrayList<>();
    for (RpmPackage rpm : database.packages()) {
      for (RpmFile file : rpm.files()) {
        lines.add(SharedArchivesTest.nameWithEpoch(rpm) + "\t" + FileLines.of(file));
      }
    }
    return lines;
  }

  private static String cell(Optional<?> value) {
    return value.map(Object::toString).orElse("-");
  }
}
