package dev.exhume.core.kit.root;

import static dev.exhume.core.kit.Profiles.profile;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.exhume.core.profile.Problem;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.junit.jupiter.api.Test;

class RootTarballTest {
  private final PlantedTree tree = new PlantedTree();

  @Test
  void filesAreSortedByTheBytesOfTheirNamesAndADirectoryComesBeforeItsContent() throws IOException {
    tree.file("/b/z", "").file("/b/a", "").file("/B", "").file("/\u00e9", "").directory("/empty");

    assertThat(tarball().names())
        .containsExactly("./", "B", "b/", "b/a", "b/z", "empty/", "\u00e9");
  }

  @Test
  void ownersModesAndTimesAreThoseOfTheServer() throws IOException {
    tree.file("/bin/su", "su").mode("/bin/su", 04755).owner("/bin/su", 3_000_000, -2);
    tree.directory("/tmp").mode("/tmp", 01777);

    Tarball tarball = tarball();

    TarArchiveEntry su = tarball.entry("bin/su");
    assertThat(su.getMode()).isEqualTo(04755);
    assertThat(su.getLongUserId()).isEqualTo(3_000_000);
    // The library that reads it here knows 32 bits only.
    assertThat(Integer.toUnsignedLong((int) su.getLongGroupId())).isEqualTo(4_294_967_294L);
    assertThat(su.getUserName()).isEmpty();
    assertThat(su.getLastModifiedTime().toMillis()).isEqualTo(1_200_000_000_000L);
    assertThat(tarball.entry("tmp/").getMode()).isEqualTo(01777);
    assertThat(tarball.entry("./").getMode()).isEqualTo(0755);
  }

  @Test
  void linksAreKeptAsTheyAreAndNamesOfOneFileStayOneFile() throws IOException {
    tree.file("/usr/bin/perl", "ELF")
        .hardLink("/usr/bin/perl5.8", "/usr/bin/perl")
        .link("/etc/motd", "../../../../etc/hostname")
        .link("/etc/rc.d/rc3.d/S99$(touch pwned);x", "/no/such\nfile");

    Tarball tarball = tarball();

    assertThat(tarball.text("usr/bin/perl")).isEqualTo("ELF");
    assertThat(tarball.entry("usr/bin/perl5.8").isLink()).isTrue();
    assertThat(tarball.entry("usr/bin/perl5.8").getLinkName()).isEqualTo("usr/bin/perl");
    assertThat(tarball.entry("etc/motd").getLinkName()).isEqualTo("../../../../etc/hostname");
    assertThat(tarball.entry("etc/rc.d/rc3.d/S99$(touch pwned);x").getLinkName())
        .isEqualTo("/no/such\nfile");
  }

  @Test
  void aNameWhoseFirstPlaceIsLeftOutKeepsItsContentInTheNext() throws IOException {
    tree.file("/boot/kept", "data").hardLink("/etc/kept", "/boot/kept");

    assertThat(tarball().text("etc/kept")).isEqualTo("data");
  }

  @Test
  void namesAreBytesOfAnyLength() throws IOException {
    String deep = "/" + "d".repeat(120) + "/caf\u00c3\u00a9\n" + "x".repeat(150);
    tree.file(deep, "long").file("/caf\u00e9", "latin-1").link("/to", "/" + "t".repeat(200));

    Tarball tarball = tarball();

    assertThat(tarball.text(deep.substring(1).replace("\u00c3\u00a9", "\u00e9"))).isEqualTo("long");
    assertThat(tarball.text("caf\u00e9")).isEqualTo("latin-1");
    assertThat(tarball.entry("to").getLinkName()).isEqualTo("/" + "t".repeat(200));
  }

  @Test
  void whatTheKernelOrTheEngineProvidesIsLeftOutButItsMountPointIsThere() throws IOException {
    tree.file("/proc/version", "")
        .file("/sys/x", "")
        .special("/dev/null", 0020666)
        .file("/boot/vmlinuz", "")
        .file("/lost+found/#12", "")
        .special("/var/chroot/dev/null", 0020666)
        .special("/var/spool/socket", 0140777)
        .special("/var/spool/pipe", 0010600);

    Tarball tarball = tarball();

    assertThat(tarball.names())
        .containsExactly(
            "./",
            "boot/",
            "dev/",
            "proc/",
            "sys/",
            "var/",
            "var/chroot/",
            "var/chroot/dev/",
            "var/spool/",
            "var/spool/pipe");
    assertThat(tarball.entry("var/spool/pipe").isFIFO()).isTrue();
    assertThat(tarball.content().changes())
        .extracting(Change::path, Change::what)
        .containsExactly(
            tuple("/boot", "content left out"),
            tuple("/dev", "content left out"),
            tuple("/lost+found", "left out"),
            tuple("/proc", "content left out"),
            tuple("/sys", "content left out"),
            tuple("/var/chroot/dev/null", "left out"),
            tuple("/var/spool/socket", "left out"));
  }

  @Test
  void whatIsAddedComesLastAndTakesThePlaceOfWhateverHadItsName() throws IOException {
    tree.file("/entrypoint.sh/of", "the old machine").file("/usr/bin/env", "ELF");
    AddedFile script =
        new AddedFile(
            ChangeRule.ENTRYPOINT, "/entrypoint.sh", "exec /caf\uefe9", 0755, "it starts all");

    Tarball tarball = Tarball.of(tree.path(), Surgery.of(profile().build()).adding(script));

    assertThat(tarball.names())
        .containsExactly("./", "usr/", "usr/bin/", "usr/bin/env", "entrypoint.sh");
    assertThat(tarball.text("entrypoint.sh")).isEqualTo("exec /caf\u00e9");
    TarArchiveEntry entry = tarball.entry("entrypoint.sh");
    assertThat(entry.getMode()).isEqualTo(0755);
    assertThat(entry.getLongUserId()).isZero();
    assertThat(entry.getLastModifiedTime().toMillis()).isEqualTo(1000);
    assertThat(tarball.content().changes())
        .containsExactly(
            new Change("/entrypoint.sh", "entrypoint", "added", "it starts all"),
            new Change(
                "/entrypoint.sh", "entrypoint", "left out", "the kit's own file takes its place"));
  }

  @Test
  void aFileThatCannotBeReadIsMissedAndTheOthersAreThere() throws IOException {
    tree.file("/a", "a").file("/b", "secret").unreadable("/b").file("/c", "c");
    tree.file("/dir/x", "x").unreadable("/dir");

    Tarball tarball = tarball();

    assertThat(tarball.names()).containsExactly("./", "a", "c", "dir/");
    assertThat(tarball.content().problems())
        .extracting(Problem::path)
        .containsExactly("/b", "/dir");
    assertThat(tarball.content().changes())
        .containsExactly(
            new Change("/b", "unreadable", "left out", "it could not be read"),
            new Change("/dir", "unreadable", "content left out", "it could not be read"));
  }

  @Test
  void zerosStandForWhatADeadDiskDoesNotGiveBack() throws IOException {
    byte[] content = new byte[10_000];
    Arrays.fill(content, (byte) 'x');
    tree.bytes("/data", content).damagedFrom("/data", 4_000).file("/next", "next");
    tree.file("/short", "1234").claimedSize("/short", 10);

    Tarball tarball = tarball();

    assertThat(tarball.text("data")).isEqualTo("x".repeat(4_000) + "\0".repeat(6_000));
    assertThat(tarball.text("short")).isEqualTo("1234" + "\0".repeat(6));
    assertThat(tarball.text("next")).isEqualTo("next");
    assertThat(tarball.content().problems())
        .containsExactly(
            new Problem("/data", "Input/output error", Optional.of(4_000L)),
            new Problem("/short", "the file ends early", Optional.of(4L)));
    assertThat(tarball.content().changes())
        .contains(
            new Change("/data", "unreadable", "zeros from byte 4000 on", "Input/output error"));
  }

  @Test
  void aSparseFileIsSmallInTheArchiveAndWholeOutsideIt() throws IOException {
    byte[] content = new byte[4 << 20];
    content[0] = 1;
    content[3 << 20] = 2;
    tree.bytes("/var/lib/ibdata1", content);

    Tarball tarball = tarball();

    assertThat(tarball.entry("var/lib/ibdata1").isPaxGNU1XSparse()).isTrue();
    assertThat(tarball.entry("var/lib/ibdata1").getRealSize()).isEqualTo(4 << 20);
    assertThat(tarball.text("var/lib/ibdata1"))
        .hasSize(4 << 20)
        .startsWith("\1\0")
        .satisfies(text -> assertThat(text.charAt(3 << 20)).isEqualTo('\2'));
    assertThat(tarball.content().bytes()).isEqualTo(2 * 4096);
  }

  @Test
  void capabilitiesListsAndUsersAttributesAreKeptLabelsAndDamagedOnesAreNot() throws IOException {
    byte[] capability = new byte[20];
    capability[3] = 2;
    capability[5] = '\n';
    byte[] list = new byte[28];
    list[0] = 2;
    tree.file("/bin/ping", "")
        .attribute("/bin/ping", "security.capability", capability)
        .attribute("/bin/ping", "security.selinux", (byte) 1)
        .file("/srv/x", "")
        .attribute("/srv/x", "system.posix_acl_access", list)
        .attribute("/srv/x", "system.posix_acl_default", (byte) 9)
        .attribute("/srv/x", "user.comment", (byte) 'a', (byte) '=', (byte) '\n', (byte) 0xFF)
        .attribute("/srv/x", "security.capability", (byte) 1)
        .attribute("/srv/x", "trusted.overlay.opaque", (byte) 'y')
        .attribute("/srv/x", "security.selinux", (byte) 1);

    Tarball tarball = tarball();

    assertThat(tarball.entry("bin/ping").getExtraPaxHeaders())
        .containsOnlyKeys("SCHILY.xattr.security.capability");
    assertThat(tarball.entry("srv/x").getExtraPaxHeaders())
        .containsOnlyKeys("SCHILY.xattr.system.posix_acl_access", "SCHILY.xattr.user.comment");
    assertThat(tarball.content().changes())
        .extracting(Change::what)
        .containsExactly(
            "extended attribute security.capability left out of 1 files",
            "extended attribute security.selinux left out of 2 files",
            "extended attribute system.posix_acl_default left out of 1 files",
            "extended attribute trusted.overlay.opaque left out of 1 files");
  }

  @Test
  void anArchiveMadeTwiceIsTheSameByteForByteAndHoldsNoClock() throws IOException {
    tree.file("/etc/passwd", "root").file("/etc/group", "root").directory("/home");

    byte[] first = tarball().bytes();

    assertThat(tarball().bytes()).isEqualTo(first);
    assertThat(Arrays.copyOfRange(first, 4, 8)).containsOnly(0);
  }

  @Test
  void aLongNameCutAtASlashStaysAFile() throws IOException {
    String path = "/" + "d".repeat(99) + "/" + "e".repeat(99) + "/file";
    tree.file(path, "content").link("/to", path);

    Tarball tarball = tarball();

    assertThat(tarball.text(path.substring(1))).isEqualTo("content");
    assertThat(tarball.entry("to").getLinkName()).isEqualTo(path);
  }

  @Test
  void aDeepTreeTakesNoTimeForItsLongNames() throws IOException {
    tree.file("/" + "d/".repeat(2_000) + "bottom", "content");

    assertTimeoutPreemptively(
        Duration.ofSeconds(20), () -> assertThat(tarball().names()).hasSize(2_002));
  }

  @Test
  void theHeadersOfSparseFilesAndLongNamesHoldNoClockEither() throws IOException {
    byte[] content = new byte[4 << 20];
    content[0] = 1;
    tree.bytes("/sparse", content).file("/" + "n".repeat(200), "");

    assertThat(tarball().headersOfType('x'))
        .hasSize(2)
        .allSatisfy(header -> assertThat(header.substring(136, 147)).isEqualTo("00000000000"));
  }

  @Test
  void aFileNoServerCanHaveHeldIsNotReadForDays() throws IOException {
    tree.file("/var/lib/forged", "x").claimedSize("/var/lib/forged", 5L << 40);

    Tarball tarball = tarball();

    assertThat(tarball.names()).doesNotContain("var/lib/forged");
    assertThat(tarball.content().changes())
        .extracting(Change::path, Change::what)
        .containsExactly(tuple("/var/lib/forged", "left out"));
  }

  private Tarball tarball() throws IOException {
    return Tarball.of(tree.path(), Surgery.of(profile().build()));
  }
}
