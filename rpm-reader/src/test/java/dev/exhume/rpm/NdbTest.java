package dev.exhume.rpm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.exhume.testdata.RpmDatabases;
import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Databases made by an RPM with ndb say the same to us as to that RPM. */
class NdbTest {
  @TempDir Path directory;

  static List<String> names() {
    return RpmDatabases.NDB_NAMES;
  }

  @ParameterizedTest
  @MethodSource("names")
  void packagesAreThoseThatRpmSees(String name) throws IOException {
    try (RpmDatabase database = open(name)) {
      assertThat(PackageLines.of(database))
          .containsExactlyInAnyOrderElementsOf(PackageLines.expected(name));
      assertThat(database.problems()).isEmpty();
      assertThat(database.format()).isEqualTo(DatabaseFormat.NDB);
      assertThat(database.byteOrder()).isEqualTo(ByteOrder.LITTLE_ENDIAN);
    }
  }

  @ParameterizedTest
  @MethodSource("names")
  void filesAreThoseThatRpmSees(String name) throws IOException {
    try (RpmDatabase database = open(name)) {
      assertThat(FileLines.of(database)).containsExactlyInAnyOrderElementsOf(RpmDatabases.files());
    }
  }

  @ParameterizedTest
  @MethodSource("names")
  void everyHeaderIsProvedByItsDigest(String name) throws IOException {
    try (RpmDatabase database = open(name)) {
      assertThat(database.packages()).allMatch(rpm -> rpm.integrity() == HeaderIntegrity.VERIFIED);
    }
  }

  @ParameterizedTest
  @MethodSource("names")
  void nothingIsLeftOfWhatWasErasedInGoodOrder(String name) throws IOException {
    try (RpmDatabase database = open(name)) {
      assertThat(database.erased()).isEmpty();
    }
  }

  @Test
  void whenRpmWasKilledWhileItErasedThePackageIsStillThere() throws IOException {
    try (RpmDatabase database = open("ndb/interrupted")) {
      assertThat(PackageLines.of(database))
          .containsExactlyInAnyOrderElementsOf(PackageLines.expected("ndb/interrupted"));
      assertThat(database.problems()).isEmpty();
      assertThat(database.erased())
          .singleElement()
          .satisfies(
              rpm -> {
                assertThat(rpm.nevra()).isEqualTo("dig-server-1.0~rc1-3.el4.i386");
                assertThat(rpm.integrity()).isEqualTo(HeaderIntegrity.VERIFIED);
                assertThat(rpm.instance()).isEqualTo(4);
                assertThat(rpm.files()).hasSize(11);
              });
    }
  }

  private RpmDatabase open(String name) throws IOException {
    Path file = directory.resolve("Packages.db");
    return RpmDatabase.open(Files.write(file, RpmDatabases.packagesFile(name)));
  }
}
