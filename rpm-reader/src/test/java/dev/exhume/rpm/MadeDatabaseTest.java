package dev.exhume.rpm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.exhume.testdata.RpmDatabases;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Databases of every shape, made by RPM and Berkeley DB, say the same to us as to RPM. */
class MadeDatabaseTest {
  @TempDir Path directory;

  static Stream<String> names() {
    return Stream.of(RpmDatabases.NAMES, RpmDatabases.BTREE_NAMES).flatMap(List::stream);
  }

  @ParameterizedTest
  @MethodSource("names")
  void packagesAreThoseThatRpmSees(String name) throws IOException {
    try (RpmDatabase database = open(RpmDatabases.packagesFile(name))) {
      assertThat(PackageLines.of(database)).containsExactlyInAnyOrderElementsOf(expectedPackages());
      assertThat(database.problems()).isEmpty();
    }
  }

  @ParameterizedTest
  @MethodSource("names")
  void filesAreThoseThatRpmSees(String name) throws IOException {
    try (RpmDatabase database = open(RpmDatabases.packagesFile(name))) {
      assertThat(FileLines.of(database)).containsExactlyInAnyOrderElementsOf(RpmDatabases.files());
    }
  }

  @ParameterizedTest
  @MethodSource("names")
  void theByteOrderIsThatOfTheFile(String name) throws IOException {
    try (RpmDatabase database = open(RpmDatabases.packagesFile(name))) {
      assertThat(database.byteOrder())
          .isEqualTo(name.contains("big-endian") ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
    }
  }

  @Test
  void olderVersionsHaveUnsortedPagesAndAreReadAsWell() throws IOException {
    byte[] bytes = RpmDatabases.packagesFile("little-endian-4096");
    ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putInt(16, 7);
    for (int page = 4096; page < bytes.length; page += 4096) {
      if (bytes[page + 25] == 13) {
        bytes[page + 25] = 2;
      }
    }
    try (RpmDatabase database = open(bytes)) {
      assertThat(PackageLines.of(database)).hasSize(5);
      assertThat(database.problems()).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {8, 10})
  void aBtreeOfAnotherVersionThanBerkeleyDb5HasTheSamePages(int version) throws IOException {
    byte[] bytes = RpmDatabases.packagesFile("btree/little-endian-4096");
    ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putInt(16, version);
    try (RpmDatabase database = open(bytes)) {
      assertThat(PackageLines.of(database)).containsExactlyInAnyOrderElementsOf(expectedPackages());
      assertThat(database.problems()).isEmpty();
    }
  }

  @Test
  void aPairOfABtreeThatIsMarkedAsDeletedIsNotInstalled() throws IOException {
    byte[] bytes = RpmDatabases.packagesFile("btree/little-endian-4096");
    ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    int leaf = 4096;
    int value = leaf + buffer.getShort(leaf + 26 + 2);
    assertThat(bytes[value + 2]).isEqualTo((byte) 3);
    bytes[value + 2] |= (byte) 0x80;
    try (RpmDatabase database = open(bytes)) {
      assertThat(database.packages())
          .hasSize(4)
          .extracting(RpmPackage::instance)
          .doesNotContain(1L);
      assertThat(database.problems()).isEmpty();
    }
  }

  @ParameterizedTest
  @CsvSource({"hash-5-4096, 48", "hash-6-4096, 72", "little-endian-4096, 88"})
  void theNumberOfKeysIsFoundWhereEachVersionHasIt(String name, int keyCountOffset)
      throws IOException {
    byte[] bytes = RpmDatabases.packagesFile(name);
    ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putInt(keyCountOffset, 9);
    try (RpmDatabase database = open(bytes)) {
      assertThat(database.problems())
          .containsExactly(
              new RpmProblem(
                  database.file(),
                  keyCountOffset,
                  "6 of 9 keys were found; packages may be missing"));
    }
  }

  @Test
  void duplicatesAndSubdatabasesThatAreOnlyAllowedChangeNothing() throws IOException {
    byte[] bytes = RpmDatabases.packagesFile("little-endian-4096");
    ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putInt(48, 7);
    try (RpmDatabase database = open(bytes)) {
      assertThat(PackageLines.of(database)).containsExactlyInAnyOrderElementsOf(expectedPackages());
      assertThat(database.problems()).isEmpty();
    }
  }

  @Test
  void packagesAreSortedAndTheStreamIsInTheOrderOfTheFile() throws IOException {
    try (RpmDatabase database = open(RpmDatabases.packagesFile("little-endian-512"))) {
      assertThat(database.packages())
          .extracting(RpmPackage::name)
          .containsExactly("dig-latin1", "dig-many", "dig-release", "dig-server", "gpg-pubkey");
      assertThat(database.stream().map(RpmPackage::name))
          .containsExactlyInAnyOrder(
              "dig-latin1", "dig-many", "dig-release", "dig-server", "gpg-pubkey");
    }
  }

  @Test
  void aPublicKeyIsNoSoftwareAndHasNoArchitecture() throws IOException {
    try (RpmDatabase database = open(RpmDatabases.packagesFile("little-endian-4096"))) {
      RpmPackage key = database.packages().get(4);
      assertThat(key.isPublicKey()).isTrue();
      assertThat(key.architecture()).isEmpty();
      assertThat(key.sourcePackage()).isEmpty();
      assertThat(key.nevra()).isEqualTo("gpg-pubkey-" + key.version() + "-" + key.release());
    }
  }

  @Test
  void namesAreWrittenAsRpmWritesThem() throws IOException {
    try (RpmDatabase database = open(RpmDatabases.packagesFile("little-endian-4096"))) {
      RpmPackage server = database.packages().get(3);
      assertThat(server.nevra()).isEqualTo("dig-server-1.0~rc1-3.el4.i386");
      assertThat(server.epoch()).contains(2L);
      assertThat(server.digestAlgorithm()).contains("MD5");
      assertThat(server.requires())
          .extracting(RpmDependency::toString)
          .contains("dig-release >= 4", "libc.so.6");
      assertThat(server.provides())
          .extracting(RpmDependency::toString)
          .contains("webserver", "dig = 2:1.0", "dig-server = 2:1.0~rc1-3.el4");
    }
  }

  @Test
  void textThatIsNotUtf8IsLatin1() throws IOException {
    try (RpmDatabase database = open(RpmDatabases.packagesFile("little-endian-4096"))) {
      RpmPackage latin1 = database.packages().get(0);
      assertThat(latin1.packager()).contains("Jürgen Müller <jm@example.org>");
      assertThat(latin1.summary()).contains("Zusätzliche Wörter");
    }
  }

  @Test
  void filesTellWhatTheAdministratorMayChangeAndWhatWasNeverInstalled() throws IOException {
    try (RpmDatabase database = open(RpmDatabases.packagesFile("little-endian-4096"))) {
      List<RpmFile> files = database.packages().get(3).files();
      assertThat(files)
          .filteredOn(RpmFile::isConfig)
          .extracting(RpmFile::path)
          .containsExactlyInAnyOrder("/etc/dig/dig.conf", "/etc/dig/local.conf");
      assertThat(files)
          .filteredOn(file -> !file.isInstalled())
          .extracting(RpmFile::path)
          .containsExactly("/var/log/dig/access.log");
      assertThat(files)
          .filteredOn(file -> file.linkTarget().isPresent())
          .extracting(RpmFile::path, file -> file.linkTarget().orElseThrow())
          .containsExactly(tuple("/usr/sbin/digd", "dig-server"));
      assertThat(files).extracting(RpmFile::path).contains("/srv/Grüße an alle/index.html");
    }
  }

  @Test
  void pathsAloneAreThoseOfTheFiles() throws IOException {
    try (RpmDatabase database = open(RpmDatabases.packagesFile("big-endian-8192"))) {
      for (RpmPackage rpm : database.packages()) {
        assertThat(rpm.filePaths())
            .isEqualTo(rpm.files().stream().map(RpmFile::path).toList())
            .hasSize(rpm.fileCount());
      }
    }
  }

  private RpmDatabase open(byte[] packages) throws IOException {
    return RpmDatabase.open(Files.write(directory.resolve("Packages"), packages));
  }

  private static List<String> expectedPackages() {
    return RpmDatabases.packages().stream().map(line -> line.replace("(none)", "-")).toList();
  }
}
