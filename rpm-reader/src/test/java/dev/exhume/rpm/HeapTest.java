package dev.exhume.rpm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.exhume.testdata.RpmDatabases;
import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The heap of RPM 1 to 3, in which packages are known by their places. */
class HeapTest {
  @TempDir Path directory;

  static List<String> names() {
    return RpmDatabases.HEAP_NAMES;
  }

  @ParameterizedTest
  @MethodSource("names")
  void packagesAreThoseThatWerePutIntoIt(String name) throws IOException {
    try (RpmDatabase database = open(name)) {
      assertThat(PackageLines.of(database))
          .containsExactlyInAnyOrderElementsOf(PackageLines.expected("heap/three"));
      assertThat(database.packages())
          .allMatch(rpm -> rpm.integrity() == HeaderIntegrity.UNVERIFIED);
      assertThat(database.problems()).isEmpty();
      assertThat(database.format()).isEqualTo(DatabaseFormat.HEAP);
      assertThat(database.byteOrder())
          .isEqualTo(name.contains("big") ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
    }
  }

  @ParameterizedTest
  @MethodSource("names")
  void filesHaveWholePathsInOldHeaders(String name) throws IOException {
    try (RpmDatabase database = open(name)) {
      assertThat(FileLines.of(database))
          .containsExactlyInAnyOrderElementsOf(
              RpmDatabases.files().stream()
                  .filter(line -> !line.startsWith("dig-server\t"))
                  .toList());
    }
  }

  @ParameterizedTest
  @MethodSource("names")
  void anErasedPackageIsThereUntilItsBlockIsUsedAgain(String name) throws IOException {
    try (RpmDatabase database = open(name)) {
      assertThat(database.erased())
          .singleElement()
          .satisfies(
              rpm -> {
                assertThat(rpm.nevra()).isEqualTo("dig-server-1.0~rc1-3.el4.i386");
                assertThat(rpm.integrity()).isEqualTo(HeaderIntegrity.UNVERIFIED);
                assertThat(rpm.files()).hasSize(11);
              });
    }
  }

  private RpmDatabase open(String name) throws IOException {
    Path file = directory.resolve("packages.rpm");
    return RpmDatabase.open(Files.write(file, RpmDatabases.packagesFile(name)));
  }
}
