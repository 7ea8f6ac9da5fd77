package dev.exhume.core.kit.root;

import static dev.exhume.core.kit.Profiles.profile;
import static org.assertj.core.api.Assertions.assertThat;

import dev.exhume.core.kit.Profiles;
import dev.exhume.core.profile.MountStatus;
import dev.exhume.core.profile.Verdict;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class SurgeryTest {
  private final PlantedTree tree = new PlantedTree();

  @Test
  void tracesOfDeadProcessesAreLeftOutAndTheirDirectoriesStay() throws IOException {
    tree.file("/var/run/httpd.pid", "1")
        .file("/var/run/named/named.pid", "7")
        .file("/var/run/news/innd.pid", "7")
        .file("/var/run/app/state/kept", "")
        .special("/var/run/fifo", 0010600)
        .link("/var/run/shm", "/dev/shm")
        .file("/var/lock/subsys/httpd", "")
        .file("/run/sshd.pid", "9")
        .file("/run/lock/app/lock", "");

    assertThat(tarball(profile()).names())
        .containsExactly(
            "./",
            "run/",
            "run/lock/",
            "run/lock/app/",
            "var/",
            "var/lock/",
            "var/lock/subsys/",
            "var/run/",
            "var/run/app/",
            "var/run/app/state/",
            "var/run/app/state/kept",
            "var/run/named/",
            "var/run/news/",
            "var/run/news/innd.pid",
            "var/run/shm");
  }

  @Test
  void utmpIsEmptiedAndKeepsItsOwner() throws IOException {
    tree.file("/var/run/utmp", "root").owner("/var/run/utmp", 0, 22).mode("/var/run/utmp", 0664);

    Tarball tarball = tarball(profile());

    assertThat(tarball.text("var/run/utmp")).isEmpty();
    assertThat(tarball.entry("var/run/utmp").getLongGroupId()).isEqualTo(22);
    assertThat(tarball.entry("var/run/utmp").getMode()).isEqualTo(0664);
  }

  @Test
  void aPidFileElsewhereGoesOnlyIfItHoldsANumber() throws IOException {
    tree.file("/opt/app/app.pid", "4711\n")
        .file("/opt/app/notes.pid", "4711 is the number of Cologne")
        .file("/etc/passwd", "root:x:0:0::/:")
        .file("/opt/other.pid", "12")
        .file("/var/lib/mysql/web01.pid", "12")
        .file("/var/lib/pgsql/data/postmaster.pid", "77\n/var/lib/pgsql/data\n");

    Tarball tarball =
        tarball(
            profile()
                .service(
                    "app",
                    Verdict.NEEDED,
                    "it",
                    List.of("/opt/app/app.pid", "/opt/app/notes.pid", "/etc/passwd"),
                    "/etc/init.d/app",
                    "start")
                .database("mysql", "4.1", "/var/lib/mysql")
                .database("postgresql", "8.1", "/var/lib/pgsql/data"));

    assertThat(tarball.names())
        .contains("etc/passwd", "opt/other.pid", "opt/app/notes.pid")
        .doesNotContain(
            "opt/app/app.pid", "var/lib/mysql/web01.pid", "var/lib/pgsql/data/postmaster.pid");
  }

  @Test
  void locksOfWellKnownProgramsAreLeftOut() throws IOException {
    tree.file("/tmp/.X0-lock", "")
        .file("/tmp/.s.PGSQL.5432.lock", "")
        .file("/tmp/report.lock", "")
        .file("/var/lib/rpm/__db.001", "")
        .file("/var/lib/rpm/Packages", "");

    assertThat(tarball(profile()).names())
        .contains("tmp/report.lock", "var/lib/rpm/Packages")
        .doesNotContain("tmp/.X0-lock", "tmp/.s.PGSQL.5432.lock", "var/lib/rpm/__db.001");
  }

  @Test
  void theMountTableBecomesALinkUnlessItIsOne() throws IOException {
    tree.file("/etc/mtab", "/dev/hda1 / ext3 rw 0 0");

    assertThat(tarball(profile()).entry("etc/mtab").getLinkName()).isEqualTo("/proc/mounts");
    assertThat(tarball(profile()).content().changes())
        .containsExactly(
            new Change(
                "/etc/mtab",
                "replaced by a link to /proc/mounts",
                "it lists mounts that the container does not have"));

    PlantedTree linked = new PlantedTree().link("/etc/mtab", "../proc/self/mounts");
    Tarball tarball = Tarball.of(linked.path(), Surgery.of(profile().build()));
    assertThat(tarball.entry("etc/mtab").getLinkName()).isEqualTo("../proc/self/mounts");
    assertThat(tarball.content().changes()).isEmpty();
  }

  @Test
  void aSessionMayDoWithoutALoginUserNumber() throws IOException {
    tree.file(
            "/etc/pam.d/crond",
            """
            auth       sufficient pam_rootok.so
            session    required   pam_loginuid.so
            # session required pam_loginuid.so
            session\trequisite\t/lib/security/pam_loginuid.so close
            """)
        .file("/etc/pam.d/sshd", "session optional pam_loginuid.so\n")
        .file("/etc/other", "session required pam_loginuid.so\n");

    Tarball tarball = tarball(profile());

    assertThat(tarball.text("etc/pam.d/crond"))
        .isEqualTo(
            """
            auth       sufficient pam_rootok.so
            session    optional   pam_loginuid.so
            # session required pam_loginuid.so
            session\toptional\t/lib/security/pam_loginuid.so close
            """);
    assertThat(tarball.content().changes())
        .extracting(Change::path)
        .containsExactly("/etc/pam.d/crond");
  }

  @Test
  void limitsThatASessionInAContainerCannotRaiseAreCommentedOut() throws IOException {
    tree.file(
            "/etc/security/limits.conf",
            """
            # oracle hard nofile 65536
            oracle  soft  nofile  65536
            oracle  hard  nofile  65536   # many
            @dba    -     memlock unlimited
            *       hard  nofile  1024
            *       hard  core    0
            audio   -     nice    -10
            """)
        .file("/etc/security/limits.d/90-nproc.conf", "* soft nproc 1024\n");

    Tarball tarball = tarball(profile());

    assertThat(tarball.text("etc/security/limits.conf"))
        .isEqualTo(
            """
            # oracle hard nofile 65536
            oracle  soft  nofile  65536
            # exhume: oracle  hard  nofile  65536   # many
            # exhume: @dba    -     memlock unlimited
            *       hard  nofile  1024
            *       hard  core    0
            # exhume: audio   -     nice    -10
            """);
    assertThat(tarball.content().changes())
        .extracting(Change::path)
        .containsExactly("/etc/security/limits.conf");
  }

  @Test
  void hugeRecordsOfLoginsAreEmptiedSmallOnesKept() throws IOException {
    tree.file("/var/log/lastlog", "x")
        .claimedSize("/var/log/lastlog", 1_254_130_450_140L)
        .file("/var/log/faillog", "short");

    Tarball tarball = tarball(profile());

    assertThat(tarball.text("var/log/lastlog")).isEmpty();
    assertThat(tarball.text("var/log/faillog")).isEqualTo("short");
  }

  @Test
  void swapFilesAreLeftOutByTheirNameInFstabOrByTheirMark() throws IOException {
    byte[] swap = new byte[40_960];
    System.arraycopy(
        new byte[] {'S', 'W', 'A', 'P', 'S', 'P', 'A', 'C', 'E', '2'}, 0, swap, 4086, 10);
    byte[] other = new byte[40_960];
    Arrays.fill(other, (byte) 'x');
    tree.bytes("/swapfile", swap).bytes("/var/named-in-fstab", other).bytes("/var/data", other);

    assertThat(
            tarball(profile().mount("/var/named-in-fstab", "swap", "swap", MountStatus.NOT_NEEDED))
                .names())
        .containsExactly("./", "var/", "var/data");
  }

  private Tarball tarball(Profiles profile) throws IOException {
    return Tarball.of(tree.path(), Surgery.of(profile.build()));
  }
}
