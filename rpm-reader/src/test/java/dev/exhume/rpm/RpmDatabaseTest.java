package dev.exhume.rpm;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import dev.exhume.binary.MalformedDataException;
import dev.exhume.binary.UnsupportedFeatureException;
import dev.exhume.testdata.DeadServers;
import dev.exhume.testdata.RpmDatabases;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class RpmDatabaseTest {
  @TempDir Path directory;

  private static final byte[] PACKAGES = RpmDatabases.packagesFile("little-endian-4096");
  private static final byte[] SQLITE =
      padded("SQLite format 3\0".getBytes(StandardCharsets.US_ASCII));

  @Test
  void aDatabaseIsFoundUnderTheRootOfADeadServer() throws IOException {
    Path root = DeadServers.server().bytes("/var/lib/rpm/Packages", PACKAGES).root();
    Path found = RpmDatabase.find(root).orElseThrow();
    assertThat(found).hasToString("/var/lib/rpm/Packages");
    try (RpmDatabase database = RpmDatabase.open(found)) {
      assertThat(database.format().label()).isEqualTo("bdb-hash");
      assertThat(database.file()).isEqualTo(found);
      assertThat(database.packages()).hasSize(5);
    }
  }

  @Test
  void aDatabaseBehindALinkIsFound() throws IOException {
    Path root =
        DeadServers.server()
            .bytes("/usr/lib/sysimage/rpm/Packages", PACKAGES)
            .link("/var/lib/rpm", "../../usr/lib/sysimage/rpm")
            .root();
    assertThat(RpmDatabase.find(root).orElseThrow()).hasToString("/usr/lib/sysimage/rpm/Packages");
  }

  @Test
  void ofSeveralTheOneWrittenLastIsTheServers() throws IOException {
    Path root =
        DeadServers.server()
            .bytes("/usr/lib/sysimage/rpm/rpmdb.sqlite", SQLITE)
            .modified("/usr/lib/sysimage/rpm/rpmdb.sqlite", Instant.parse("2009-01-01T00:00:00Z"))
            .bytes("/var/lib/rpm/Packages", PACKAGES)
            .modified("/var/lib/rpm/Packages", Instant.parse("2010-01-01T00:00:00Z"))
            .root();
    assertThat(RpmDatabase.find(root).orElseThrow()).hasToString("/var/lib/rpm/Packages");
  }

  @Test
  void theContentOfAFileCountsAndNotItsName() throws IOException {
    Path root =
        DeadServers.server()
            .bytes("/var/lib/rpm/rpmdb.sqlite", PACKAGES)
            .file("/var/lib/rpm/Packages", "text")
            .root();
    try (RpmDatabase database = RpmDatabase.open(root.resolve("var/lib/rpm"))) {
      assertThat(database.packages()).hasSize(5);
    }
  }

  @Test
  void aFileThatLostItsStartIsFoundByItsNameAlone() throws IOException {
    Path root = DeadServers.server().bytes("/var/lib/rpm/Packages", new byte[4096]).root();
    assertThat(RpmDatabase.find(root)).isPresent();
  }

  @Test
  void aServerWithoutRpmHasNoDatabase() throws IOException {
    Path root =
        DeadServers.server().directory("/var/lib/rpm/Packages").file("/var/lib/rpm/Name").root();
    assertThat(RpmDatabase.find(root)).isEmpty();
    assertThatExceptionOfType(NoSuchFileException.class)
        .isThrownBy(() -> RpmDatabase.open(root.resolve("var/lib/rpm")))
        .withMessageContaining("holds no RPM database");
    assertThatExceptionOfType(NoSuchFileException.class)
        .isThrownBy(() -> RpmDatabase.open(root.resolve("nothing")));
  }

  static Stream<Arguments> starts() {
    return Stream.of(
        Arguments.of("rpmdb.sqlite", SQLITE, DatabaseFormat.SQLITE),
        Arguments.of(
            "Packages.db", padded("RpmP".getBytes(StandardCharsets.US_ASCII)), DatabaseFormat.NDB),
        Arguments.of("Packages", btree(ByteOrder.LITTLE_ENDIAN), DatabaseFormat.BDB_BTREE),
        Arguments.of("Packages", btree(ByteOrder.BIG_ENDIAN), DatabaseFormat.BDB_BTREE),
        Arguments.of("packages.rpm", padded(new byte[] {2, 5, 9, 0x20}), DatabaseFormat.HEAP),
        Arguments.of("packages.rpm", padded(new byte[] {0x20, 9, 5, 2}), DatabaseFormat.HEAP));
  }

  @ParameterizedTest
  @MethodSource("starts")
  void aFormatIsRecognisedByItsContent(String name, byte[] content, DatabaseFormat format)
      throws IOException {
    Path root = DeadServers.server().bytes("/var/lib/rpm/" + name, content).root();
    assertThat(DatabaseFormat.of(root.resolve("var/lib/rpm").resolve(name))).contains(format);
  }

  @Test
  void aDatabaseThatLostItsStartIsReadUnderAnyName() throws IOException {
    byte[] lost = PACKAGES.clone();
    Arrays.fill(lost, 0, 512, (byte) 0);
    for (String name : List.of("Packages", "Packages.db", "rpmdb.sqlite", "found.0001")) {
      Path root = DeadServers.server().bytes("/" + name, lost).root();
      try (RpmDatabase database = RpmDatabase.open(root.resolve(name))) {
        assertThat(database.format()).as(name).isEqualTo(DatabaseFormat.BDB_HASH);
        assertThat(database.packages()).as(name).hasSize(5);
      }
    }
  }

  @Test
  void aFileThatIsNoDatabaseIsRefusedSoonHoweverLongItIs() throws IOException {
    Path file = directory.resolve("disk.img");
    try (FileChannel channel = FileChannel.open(file, CREATE, WRITE)) {
      channel.write(ByteBuffer.wrap(new byte[] {1}), 1L << 40);
    }
    assertTimeout(
        Duration.ofSeconds(10),
        () ->
            assertThatExceptionOfType(MalformedDataException.class)
                .isThrownBy(() -> RpmDatabase.open(file))
                .withMessageContaining("no package is found in it"));
  }

  @Test
  void anEncryptedFileIsRefusedByName() {
    byte[] encrypted = PACKAGES.clone();
    byte[] unreadable = new byte[encrypted.length - 4096];
    new Random(7).nextBytes(unreadable);
    System.arraycopy(unreadable, 0, encrypted, 4096, unreadable.length);
    encrypted[24] = 1;
    Path root = DeadServers.server().bytes("/var/lib/rpm/Packages", encrypted).root();
    assertThatExceptionOfType(UnsupportedFeatureException.class)
        .isThrownBy(() -> RpmDatabase.open(root.resolve("var/lib/rpm/Packages")))
        .withMessageStartingWith("An encrypted Berkeley DB file");
  }

  private static byte[] btree(ByteOrder order) {
    return ByteBuffer.allocate(512).order(order).putInt(12, 0x53162).array();
  }

  private static byte[] padded(byte[] start) {
    return ByteBuffer.allocate(512).put(start).array();
  }
}
