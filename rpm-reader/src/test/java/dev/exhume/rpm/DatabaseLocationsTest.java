package dev.exhume.rpm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.exhume.testdata.DeadServers;
import dev.exhume.testdata.RpmDatabases;
import dev.exhume.testdata.ServerBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DatabaseLocationsTest {
  private static final byte[] PACKAGES = RpmDatabases.packagesFile("little-endian-4096");
  private static final byte[] EMPTY = Arrays.copyOf(PACKAGES, 4096);
  private static final Instant EARLY = Instant.parse("2009-01-01T00:00:00Z");
  private static final Instant LATE = Instant.parse("2019-01-01T00:00:00Z");

  @TempDir Path directory;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/var/lib/rpm/Packages",
        "/usr/lib/sysimage/rpm/Packages.db",
        "/usr/share/rpm/rpmdb.sqlite",
        "/usr/lib/sysimage/rpm-ostree-base-db/rpmdb.sqlite",
        "/ostree/deploy/fedora/deploy/0123abcd.0/usr/share/rpm/rpmdb.sqlite",
        "/ostree/deploy/fedora/deploy/0123abcd.0/usr/lib/sysimage/rpm/rpmdb.sqlite",
        "/var/lib/rpmrebuilddb.4711/Packages",
        "/usr/lib/sysimage/rpmrebuilddb.4711/rpmdb.sqlite",
        "/var/lib/rpmold.4711/Packages",
        "/var/lib/rpm/Packages.db~",
        "/var/lib/rpm.bak/Packages"
      })
  void aDatabaseIsFoundWhereverRpmOrARebuildPutIt(String path) throws IOException {
    Path root = DeadServers.server().bytes(path, PACKAGES).root();
    assertThat(RpmDatabase.find(root).orElseThrow()).hasToString(path);
    assertThat(RpmDatabase.findAll(root))
        .singleElement()
        .satisfies(
            found -> {
              assertThat(found.file()).hasToString(path);
              assertThat(found.holdsPackages()).isTrue();
              assertThat(found.format()).contains(DatabaseFormat.BDB_HASH);
            });
  }

  @Test
  void theDatabaseInUseComesFirstAndOfEachOtherIsSaidWhyItIsNot() throws IOException {
    Path root =
        DeadServers.server()
            .bytes("/var/lib/rpmrebuilddb.4711/Packages", PACKAGES)
            .modified("/var/lib/rpmrebuilddb.4711/Packages", LATE)
            .bytes("/var/lib/rpmold.4711/Packages", PACKAGES)
            .modified("/var/lib/rpmold.4711/Packages", LATE)
            .bytes("/var/lib/rpm/Packages", PACKAGES)
            .modified("/var/lib/rpm/Packages", EARLY)
            .bytes("/var/lib/rpm/Packages.orig", PACKAGES)
            .bytes("/var/lib/rpm/packages.rpm", new byte[64])
            .bytes("/usr/lib/sysimage/rpm/Packages", EMPTY)
            .modified("/usr/lib/sysimage/rpm/Packages", LATE)
            .bytes("/usr/share/rpm/Packages", PACKAGES)
            .bytes("/usr/lib/sysimage/rpm-ostree-base-db/Packages", PACKAGES)
            .modified("/usr/lib/sysimage/rpm-ostree-base-db/Packages", LATE)
            .root();
    assertThat(RpmDatabase.findAll(root))
        .extracting(found -> found.file() + " " + found.reason())
        .containsExactly(
            "/var/lib/rpm/Packages lies where RPM looks for it",
            "/usr/share/rpm/Packages was written before /var/lib/rpm/Packages",
            "/usr/lib/sysimage/rpm-ostree-base-db/Packages is the copy that rpm-ostree keeps of"
                + " its base",
            "/var/lib/rpmold.4711/Packages is what a rebuild of the database has replaced",
            "/var/lib/rpmrebuilddb.4711/Packages is left from a rebuild of the database, and may"
                + " not be complete",
            "/var/lib/rpm/Packages.orig is a copy beside the database",
            "/var/lib/rpm/packages.rpm cannot be read: RPM database at offset 0x0: starts like"
                + " none, and no package is found in it",
            "/usr/lib/sysimage/rpm/Packages holds no packages");
  }

  @Test
  void whatARebuildHasLeftIsReadWhereTheDatabaseIsGone() throws IOException {
    Path root =
        DeadServers.server()
            .bytes("/var/lib/rpm/Packages", new byte[8192])
            .bytes("/var/lib/rpmrebuilddb.4711/Packages", PACKAGES)
            .root();
    assertThat(RpmDatabase.find(root).orElseThrow())
        .hasToString("/var/lib/rpmrebuilddb.4711/Packages");
    assertThat(RpmDatabase.findAll(root))
        .extracting(FoundDatabase::isLeftOver)
        .containsExactly(true, false);
  }

  @Test
  void aWriteAheadLogThatIsNewerMakesItsDatabaseNewer() throws IOException {
    Path root =
        DeadServers.server()
            .bytes("/var/lib/rpm/Packages", PACKAGES)
            .bytes("/usr/lib/sysimage/rpm/rpmdb.sqlite", PACKAGES)
            .modified("/usr/lib/sysimage/rpm/rpmdb.sqlite", EARLY)
            .file("/usr/lib/sysimage/rpm/rpmdb.sqlite-wal")
            .modified("/usr/lib/sysimage/rpm/rpmdb.sqlite-wal", LATE)
            .root();
    FoundDatabase used = RpmDatabase.findAll(root).get(0);
    assertThat(used.file()).hasToString("/usr/lib/sysimage/rpm/rpmdb.sqlite");
    assertThat(used.lastWritten()).contains(LATE);
  }

  @Test
  void ofTwoDeploymentsTheOneDeployedLastIsTaken() throws IOException {
    String deployments = "/ostree/deploy/fedora/deploy/";
    Path root =
        DeadServers.server()
            .bytes(deployments + "aaaa.0/usr/share/rpm/rpmdb.sqlite", PACKAGES)
            .modified(deployments + "aaaa.0/usr/share/rpm/rpmdb.sqlite", Instant.EPOCH)
            .file(deployments + "aaaa.0.origin")
            .modified(deployments + "aaaa.0.origin", EARLY)
            .bytes(deployments + "bbbb.0/usr/share/rpm/rpmdb.sqlite", PACKAGES)
            .modified(deployments + "bbbb.0/usr/share/rpm/rpmdb.sqlite", Instant.EPOCH)
            .file(deployments + "bbbb.0.origin")
            .modified(deployments + "bbbb.0.origin", LATE)
            .root();
    assertThat(RpmDatabase.find(root).orElseThrow())
        .hasToString(deployments + "bbbb.0/usr/share/rpm/rpmdb.sqlite");
  }

  @Test
  void aFileThatIsReachedByTwoPathsIsOne() throws IOException {
    Path root =
        DeadServers.server()
            .bytes("/usr/lib/sysimage/rpm/rpmdb.sqlite", PACKAGES)
            .link("/var/lib/rpm", "../../usr/lib/sysimage/rpm")
            .link("/usr/share/rpm", "/usr/lib/sysimage/rpm")
            .hardLink(
                "/usr/lib/sysimage/rpm-ostree-base-db/rpmdb.sqlite",
                "/usr/lib/sysimage/rpm/rpmdb.sqlite")
            .root();
    assertThat(RpmDatabase.findAll(root))
        .extracting(found -> found.file().toString())
        .containsExactly("/usr/lib/sysimage/rpm/rpmdb.sqlite");
  }

  @Test
  void linksOfTheDeadServerLeadWhereTheyLedThereAndNeverOutOfIt() throws IOException {
    Path outside = Files.createDirectories(directory.resolve("outside"));
    Files.write(outside.resolve("Packages"), PACKAGES);
    Path root = Files.createDirectories(directory.resolve("root"));
    Files.createDirectories(root.resolve("var/lib"));
    Path link = root.resolve("var/lib/rpm");
    for (Path target : List.of(outside, Path.of("../../../outside"))) {
      Files.createSymbolicLink(link, target);
      assertThat(RpmDatabase.find(root)).as("link to %s", target).isEmpty();
      Files.delete(link);
    }

    Files.createDirectories(root.resolve("data/rpmdb"));
    Files.write(root.resolve("data/rpmdb/Packages"), PACKAGES);
    for (String target : List.of("/data/rpmdb", "../../../../../../data/./rpmdb/")) {
      Files.createSymbolicLink(link, Path.of(target));
      assertThat(RpmDatabase.find(root)).as(target).contains(root.resolve("data/rpmdb/Packages"));
      Files.delete(link);
    }
  }

  @Test
  void aDatabaseThatIsALinkOutOfTheGivenDirectoryIsNotRead() throws IOException {
    Path outside = Files.write(directory.resolve("outside"), PACKAGES);
    Path rpm = Files.createDirectories(directory.resolve("rpm"));
    Files.createSymbolicLink(rpm.resolve("Packages"), outside);
    assertThatExceptionOfType(NoSuchFileException.class)
        .isThrownBy(() -> RpmDatabase.open(rpm))
        .withMessageContaining("holds no RPM database");
  }

  @Test
  void linksThatRunInACircleLeadNowhere() throws IOException {
    Path root =
        DeadServers.server()
            .link("/var/lib/rpm", "/usr/lib/sysimage/rpm")
            .link("/usr/lib/sysimage/rpm", "../../../var/lib/rpm")
            .bytes("/usr/share/rpm/Packages", PACKAGES)
            .root();
    assertThat(RpmDatabase.find(root).orElseThrow()).hasToString("/usr/share/rpm/Packages");
  }

  @ParameterizedTest
  @CsvSource({"40, true", "41, false"})
  void asManyLinksAreFollowedAsLinuxFollows(int links, boolean isFound) throws IOException {
    ServerBuilder server =
        DeadServers.server().bytes("/data/Packages", PACKAGES).link("/var/lib/rpm", "/1");
    for (int link = 1; link < links - 1; link++) {
      server.link("/" + link, "/" + (link + 1));
    }
    Path root = server.link("/" + (links - 1), "/data").root();
    assertThat(RpmDatabase.find(root).isPresent()).isEqualTo(isFound);
  }

  @Test
  void moreCopiesThanAnybodyMakesAreNotAllLookedInto() throws IOException {
    ServerBuilder server = DeadServers.server().bytes("/var/lib/rpm/Packages", PACKAGES);
    for (int copy = 0; copy < 100; copy++) {
      server.bytes("/var/lib/rpm/Packages." + copy, PACKAGES);
    }
    assertThat(RpmDatabase.findAll(server.root()))
        .hasSize(64)
        .first()
        .satisfies(found -> assertThat(found.file()).hasToString("/var/lib/rpm/Packages"));
  }

  @Test
  void aDirectoryThatHoldsADatabaseIsLookedThroughItself() throws IOException {
    Path root =
        DeadServers.server()
            .bytes("/backup/Packages", PACKAGES)
            .bytes("/backup/Packages.old", PACKAGES)
            .root();
    assertThat(RpmDatabase.findAll(root.resolve("backup")))
        .extracting(found -> found.file().toString())
        .containsExactly("/backup/Packages", "/backup/Packages.old");
  }
}
