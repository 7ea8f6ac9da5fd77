package dev.exhume.core.analysis.packages;

import static org.assertj.core.api.Assertions.assertThat;

import dev.exhume.core.analysis.databases.LockedDirectory;
import dev.exhume.core.profile.Integrity;
import dev.exhume.core.profile.Packages;
import dev.exhume.core.reading.Problems;
import dev.exhume.testdata.DeadServers;
import dev.exhume.testdata.RpmDatabases;
import dev.exhume.testdata.ServerBuilder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RpmPackagesTest {
  private static final String DATABASE = "/var/lib/rpm/Packages";
  private static final byte[] PACKAGES = RpmDatabases.packagesFile("little-endian-4096");

  private final Problems problems = new Problems();

  @Test
  void theSectionSaysWhereThePackagesWereReadAndInWhichFormat() {
    PackageInventory inventory = detect(server(RpmDatabases.packagesFile("big-endian-8192")));
    assertThat(inventory.section().manager()).contains("rpm");
    assertThat(inventory.section().count()).isEqualTo(5);
    assertThat(inventory.section().database())
        .contains(
            new Packages.PackageDatabase(DATABASE, "bdb-hash", Optional.of("big-endian"), false));
    assertThat(problems.sorted()).isEmpty();
  }

  @Test
  void aPackageIsDescribedByItsHeader() {
    Packages.Item item = detect(server(PACKAGES)).find("dig-server").orElseThrow();
    assertThat(item.epoch()).contains(2L);
    assertThat(item.version()).isEqualTo("1.0~rc1");
    assertThat(item.release()).contains("3.el4");
    assertThat(item.architecture()).contains("i386");
    assertThat(item.vendor()).contains("Example Linux");
    assertThat(item.packager()).contains("Example Linux <builders@example.org>");
    assertThat(item.sourcePackage()).contains("dig-server-1.0~rc1-3.el4.src.rpm");
    assertThat(item.installedAt().orElseThrow()).isAfter(Instant.parse("2026-01-01T00:00:00Z"));
    assertThat(item.sizeBytes()).contains(50L);
    assertThat(item.license()).contains("ASL 2.0");
    assertThat(item.files()).isEqualTo(11);
  }

  @Test
  void whoIsNotTheVendorOfTheDistributionIsAThirdParty() {
    assertThat(detect(server(PACKAGES)).section().items())
        .filteredOn(Packages.Item::thirdParty)
        .extracting(Packages.Item::name)
        .containsExactly("dig-many");
  }

  @Test
  void ownersAreKnownThroughLinksOfDirectories() {
    ServerBuilder server =
        server(PACKAGES)
            .file("/etc/rc.d/init.d/dig")
            .link("/etc/init.d", "rc.d/init.d")
            .file("/etc/own.conf");
    PackageInventory inventory = detect(server);
    assertThat(inventory.knowsFiles()).isTrue();
    assertThat(inventory.ownerOf(path(server, "/etc/init.d/dig"))).contains("dig-server");
    assertThat(inventory.ownerOf(path(server, "/srv/Grüße an alle/index.html")))
        .contains("dig-server");
    assertThat(inventory.ownerOf(path(server, "/etc/own.conf"))).isEmpty();
  }

  @Test
  void filesAreShownAsTheirPackagesKnowThem() throws IOException {
    List<PackageFile> files = files(server(PACKAGES), "dig-server");
    assertThat(files).hasSize(11);
    assertThat(files)
        .filteredOn(PackageFile::isConfig)
        .extracting(PackageFile::path)
        .containsExactly("/etc/dig/dig.conf", "/etc/dig/local.conf");
    assertThat(files)
        .filteredOn(file -> !file.isExpected())
        .extracting(PackageFile::path)
        .containsExactlyInAnyOrder("/etc/dig/local.conf", "/var/log/dig/access.log");
    PackageFile daemon =
        files.stream()
            .filter(file -> file.path().endsWith("sbin/dig-server"))
            .findFirst()
            .orElseThrow();
    assertThat(daemon.mode()).contains(0104755);
    assertThat(daemon.digestAlgorithm()).contains("MD5");
    assertThat(daemon.digest()).contains("1e59dd43bb6eb0ff21785aa255074fcb");
  }

  @Test
  void whatCannotBeReadIsNamedAndNothingIsTakenForAbsent() {
    byte[] startAlone = Arrays.copyOf(Arrays.copyOf(PACKAGES, 16), 5000);
    PackageInventory inventory = detect(server(startAlone));
    assertThat(inventory.section().manager()).contains("rpm");
    assertThat(inventory.section().database().orElseThrow().format()).isEqualTo("bdb-hash");
    assertThat(inventory.knowsFiles()).isFalse();
    assertThat(problems.sorted())
        .singleElement()
        .satisfies(
            problem ->
                assertThat(problem.message())
                    .endsWith("; packages and owners of files are not known"));
  }

  @Test
  void aTruncatedDatabaseKeepsWhatIsWholeAndIsSaidToBeDamaged() {
    PackageInventory inventory = detect(server(Arrays.copyOf(PACKAGES, PACKAGES.length / 2)));
    assertThat(inventory.section().count()).isBetween(1, 4);
    assertThat(inventory.section().database().orElseThrow().damaged()).isTrue();
    assertThat(problems.sorted())
        .isNotEmpty()
        .allMatch(problem -> problem.path().equals(DATABASE) && problem.offset().isPresent());
  }

  @Test
  void aDatabaseOfNoiseIsAProblem() {
    PackageInventory inventory = detect(server(new byte[5000]));
    assertThat(inventory.section().count()).isZero();
    assertThat(inventory.section().database().orElseThrow().damaged()).isTrue();
    assertThat(problems.sorted()).hasSize(1);
  }

  @Test
  void ofTwoManagersTheOneWithMorePackagesIsTheServers() {
    ServerBuilder server =
        server(PACKAGES).file("/var/lib/dpkg/status", "Package: alien", "Version: 1");
    assertThat(detect(server).section().manager()).contains("rpm");
  }

  @Test
  void theOtherManagersDatabaseIsAmongThoseThatWereNotRead() {
    ServerBuilder server =
        server(PACKAGES).file("/var/lib/dpkg/status", "Package: alien", "Version: 1");
    assertThat(detect(server).section().otherDatabases())
        .containsExactly(
            new Packages.OtherDatabase(
                "/var/lib/dpkg/status",
                Optional.of("dpkg-status"),
                Optional.of(ServerBuilder.INSTALLED),
                true,
                "belongs to another package manager, which has fewer packages: 1"));
  }

  @Test
  void databasesThatWereNotReadAreListedWithTheReason() {
    ServerBuilder server =
        server(PACKAGES)
            .bytes("/var/lib/rpmrebuilddb.4711/Packages", PACKAGES)
            .bytes("/usr/share/rpm/rpmdb.sqlite", new byte[100]);
    PackageInventory inventory = detect(server);
    assertThat(inventory.section().database().orElseThrow().path()).isEqualTo(DATABASE);
    assertThat(inventory.section().otherDatabases())
        .extracting(other -> other.path() + " " + other.reason())
        .containsExactly(
            "/var/lib/rpmrebuilddb.4711/Packages is left from a rebuild of the database, and may"
                + " not be complete",
            "/usr/share/rpm/rpmdb.sqlite cannot be read: RPM database at offset 0x0: starts like"
                + " none, and no package is found in it");
    assertThat(problems.sorted()).isEmpty();
  }

  @Test
  void aPublicKeyIsListedAsWhatItIsAndIsNobodysSoftware() {
    assertThat(detect(server(PACKAGES)).section().items())
        .filteredOn(Packages.Item::publicKey)
        .singleElement()
        .satisfies(
            key -> {
              assertThat(key.name()).isEqualTo("gpg-pubkey");
              assertThat(key.thirdParty()).isFalse();
            });
  }

  @Test
  void aFlippedBitShowsInTheIntegrityOfItsPackage() {
    byte[] flipped = PACKAGES.clone();
    int text = indexOf(flipped, "dig-server-1.0~rc1-3.el4.src.rpm");
    flipped[text] ^= 1;
    assertThat(detect(server(flipped)).section().items())
        .filteredOn(item -> item.integrity().equals(Optional.of(Integrity.DAMAGED)))
        .extracting(Packages.Item::name)
        .containsExactly("dig-server");
  }

  @Test
  void aPlaceThatMayNotBeLookedIntoIsNotTakenForOneWithoutPackages() {
    PackageInventory inventory =
        PackageDetector.detect(LockedDirectory.server("/var/lib/rpm"), problems);
    assertThat(inventory.section().manager()).contains("rpm");
    assertThat(inventory.section().database().orElseThrow().path()).isEqualTo("/var/lib/rpm");
    assertThat(problems.sorted())
        .extracting(problem -> problem.path() + ": " + problem.message())
        .contains("/var/lib/rpm: permission denied; packages and owners of files are not known");
  }

  @Test
  void aServerWithoutAnyManagerHasUnknownPackages() {
    PackageInventory inventory = detect(DeadServers.server());
    assertThat(inventory.section().manager()).isEmpty();
    assertThat(inventory.section().database()).isEmpty();
    assertThat(inventory.knowsFiles()).isFalse();
    assertThat(problems.sorted()).isEmpty();
  }

  @Test
  void aBareDatabaseIsReadWithoutItsServer() throws IOException {
    Path rpm = DeadServers.server().bytes("/evidence/Packages", PACKAGES).root();
    Path dpkg = DeadServers.server().file("/evidence/status", "Package: a", "Version: 1").root();
    Path text = DeadServers.server().file("/evidence/notes", "nothing: here").root();
    assertThat(managerOf(rpm.resolve("evidence/Packages"))).contains("rpm");
    assertThat(managerOf(dpkg.resolve("evidence/status"))).contains("dpkg");
    assertThat(managerOf(text.resolve("evidence/notes"))).isEmpty();
  }

  private Optional<String> managerOf(Path database) throws IOException {
    return PackageDetector.openAlone(database, problems)
        .flatMap(source -> source.section().manager());
  }

  private List<PackageFile> files(ServerBuilder server, String name) throws IOException {
    try (PackageSource source = PackageDetector.open(server.root(), problems).orElseThrow()) {
      return source.packages().stream()
          .filter(listed -> listed.item().name().equals(name))
          .flatMap(ListedPackage::files)
          .toList();
    }
  }

  private static int indexOf(byte[] bytes, String text) {
    return new String(bytes, StandardCharsets.ISO_8859_1).indexOf(text);
  }

  private static ServerBuilder server(byte[] packages) {
    return DeadServers.server().bytes(DATABASE, packages);
  }

  private PackageInventory detect(ServerBuilder server) {
    return PackageDetector.detect(server.root(), problems);
  }

  private static Path path(ServerBuilder server, String path) {
    return server.root().resolve(path);
  }
}
