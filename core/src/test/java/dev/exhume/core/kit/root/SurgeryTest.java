package dev.exhume.core.kit.root;

import static dev.exhume.core.kit.Profiles.profile;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.exhume.core.kit.Profiles;
import dev.exhume.core.profile.MountStatus;
import dev.exhume.core.profile.ServerProfile;
import dev.exhume.core.profile.Verdict;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

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
                "mtab",
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
  void limitsThatTheContainerIsGivenStay() throws IOException {
    tree.file(
        "/etc/security/limits.conf",
        """
        oracle hard nofile  65536
        oracle hard nofile  65537
        oracle hard memlock unlimited
        oracle hard rtprio  10
        """);

    List<String> options = List.of("--ulimit", "nofile=1024:65536", "--ulimit", "memlock=-1:-1");
    ServerProfile planned = Profiles.withPlan(profile().build(), List.of(), List.of(), options);

    Tarball tarball = Tarball.of(tree.path(), Surgery.of(planned));

    assertThat(tarball.text("etc/security/limits.conf"))
        .isEqualTo(
            """
            oracle hard nofile  65536
            # exhume: oracle hard nofile  65537
            oracle hard memlock unlimited
            # exhume: oracle hard rtprio  10
            """);
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

  @Test
  void whatMountsByItselfBecomesACommentInFstab() throws IOException {
    tree.file(
            "/etc/fstab",
            """
            # /etc/fstab
            LABEL=/        /          ext3   defaults        1 1
              //nas/share\t/mnt/caf\u00e9 cifs   user=web
            /dev/hda3      swap       swap   defaults        0 0
            /dev/cdrom     /mnt/cdrom iso9660 ro,noauto,user 0 0

            """)
        .owner("/etc/fstab", 0, 7)
        .mode("/etc/fstab", 0640);

    Tarball tarball = tarball(profile());

    assertThat(tarball.text("etc/fstab"))
        .isEqualTo(
            """
            # /etc/fstab
            # exhume: LABEL=/        /          ext3   defaults        1 1
            # exhume:   //nas/share\t/mnt/caf\u00c3\u00a9 cifs   user=web
            # exhume: /dev/hda3      swap       swap   defaults        0 0
            /dev/cdrom     /mnt/cdrom iso9660 ro,noauto,user 0 0

            """);
    assertThat(tarball.entry("etc/fstab").getMode()).isEqualTo(0640);
    assertThat(tarball.entry("etc/fstab").getLongGroupId()).isEqualTo(7);
    assertThat(tarball.content().changes()).extracting(Change::change).containsExactly("fstab");
  }

  @Test
  void theKernelIsLeftOutWithItsModulesAndItsFirmwareAndNothingThatOnlyLooksLikeIt()
      throws IOException {
    tree.link("/vmlinuz", "boot/vmlinuz-2.6.18")
        .link("/initrd.img.old", "boot/initrd.img-2.6.17")
        .directory("/initrd")
        .file("/lib/modules/2.6.18/modules.dep", "")
        .file("/lib/firmware/bnx2.fw", "")
        .file("/opt/lib/modules/app.so", "")
        .file("/vmlinuz.txt", "notes");

    Tarball tarball = tarball(profile());

    assertThat(tarball.names())
        .containsExactly(
            "./",
            "initrd/",
            "lib/",
            "lib/firmware/",
            "lib/modules/",
            "opt/",
            "opt/lib/",
            "opt/lib/modules/",
            "opt/lib/modules/app.so",
            "vmlinuz.txt");
    assertThat(tarball.content().changes())
        .extracting(Change::change)
        .containsExactly("boot-files", "firmware", "kernel-modules", "boot-files");
  }

  @Test
  void aChangeThatNobodyWantsIsNotMade() throws IOException {
    tree.file("/etc/mtab", "/dev/hda1 / ext3 rw 0 0")
        .file("/etc/fstab", "/dev/hda1 / ext3 defaults 1 1\n")
        .file("/boot/vmlinuz", "kernel")
        .file("/var/run/httpd.pid", "1")
        .special("/var/spool/socket", 0140777);
    Surgery surgery =
        Surgery.of(profile().build())
            .leavingOut(ChangeRule.MTAB)
            .leavingOut(ChangeRule.BOOT_FILES)
            .leavingOut(ChangeRule.RUNTIME_FILES);

    Tarball tarball = Tarball.of(tree.path(), surgery);

    assertThat(tarball.text("etc/mtab")).startsWith("/dev/hda1");
    assertThat(tarball.names()).contains("boot/vmlinuz", "var/run/httpd.pid");
    assertThat(tarball.content().changes())
        .extracting(Change::change)
        .containsExactly("fstab", "unarchivable");
  }

  /** A file whose rule is switched off may still be another rule's business. */
  @ParameterizedTest
  @EnumSource(ChangeRule.class)
  void whateverIsLeftUnchangedTheArchiveIsWritten(ChangeRule rule) throws IOException {
    tree.special("/var/run/socket", 0140777)
        .special("/var/spool/null", 0020666)
        .special("/dev/odd", 0)
        .file("/var/log/lastlog", "x")
        .file("/proc/version", "Linux")
        .file("/lost+found/#12", "");
    if (!rule.isOptional()) {
      assertThatThrownBy(() -> Surgery.of(profile().build()).leavingOut(rule))
          .hasMessage("the change %s is always made", rule.id());
      return;
    }

    Tarball tarball = Tarball.of(tree.path(), Surgery.of(profile().build()).leavingOut(rule));

    assertThat(tarball.names()).contains("var/log/lastlog").doesNotContain("var/run/socket");
    assertThat(tarball.content().changes()).extracting(Change::change).doesNotContain(rule.id());
  }

  @Test
  void oldLogsGoOnlyIfAskedAndWhatADatabaseNeedsStays() throws IOException {
    List<String> current =
        List.of(
            "/var/log/messages",
            "/var/log/mysql/mysql-bin.001",
            "/var/log/mysql/mysql-bin.000001",
            "/var/log/pg/data/pg_log/server-2012-01-01.log",
            "/var/log/journal/0a/system.journal",
            "/var/log/sa/sa01",
            "/var/log/Xorg.0.log.d",
            "/srv/app/log/app.log.1");
    List<String> old =
        List.of(
            "/var/log/messages.1",
            "/var/log/messages.12.gz",
            "/var/log/messages-20120101.bz2",
            "/var/log/messages-20120101",
            "/var/log/dmesg.old",
            "/var/log/httpd/access_log.2012-01-01",
            "/var/log/tomcat/catalina.2012-01-01.log",
            "/var/log/journal/0a/system@0005b.journal");
    current.forEach(file -> tree.file(file, "line"));
    old.forEach(file -> tree.file(file, "line"));
    Profiles server = profile().database("postgresql", "8.1", "/var/log/pg/data");

    assertThat(tarball(server).content().changes()).isEmpty();
    Surgery surgery = Surgery.of(server.build()).withoutLogs(server.build());
    Tarball tarball = Tarball.of(tree.path(), surgery);

    assertThat(tarball.names()).containsAll(current.stream().map(one -> one.substring(1)).toList());
    assertThat(tarball.content().changes())
        .extracting(Change::path)
        .containsExactlyInAnyOrderElementsOf(old);
  }

  @Test
  void anLdapDirectoryKeepsTheEnvironmentThatItsRecoveryNeeds() throws IOException {
    tree.file("/var/lib/ldap/__db.001", "").file("/usr/lib/sysimage/rpm/__db.001", "");

    assertThat(tarball(profile()).content().changes())
        .extracting(Change::path, Change::change)
        .containsExactly(tuple("/usr/lib/sysimage/rpm/__db.001", "rpm-environment"));
  }

  private Tarball tarball(Profiles profile) throws IOException {
    return Tarball.of(tree.path(), Surgery.of(profile.build()));
  }
}
