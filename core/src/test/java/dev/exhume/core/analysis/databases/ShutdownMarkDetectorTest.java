package dev.exhume.core.analysis.databases;

import static dev.exhume.testdata.DeadServers.server;
import static org.assertj.core.api.Assertions.assertThat;

import dev.exhume.core.profile.Evidence;
import dev.exhume.core.profile.ShutdownState;
import dev.exhume.core.reading.Problems;
import dev.exhume.testdata.ServerBuilder;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ShutdownMarkDetectorTest {
  private final Problems problems = new Problems();

  private ShutdownMarks detect(ServerBuilder server) {
    return ShutdownMarkDetector.detect(server.root(), problems);
  }

  private static ServerBuilder redHat() {
    return server()
        .file("/etc/rc.d/rc.sysinit")
        .file("/var/lock/subsys/local")
        .file("/var/lock/subsys/network")
        .file("/var/lib/rpm/__db.001")
        .file("/var/run/messagebus.pid", "1");
  }

  private static List<Evidence> files(String... paths) {
    return Stream.of(paths).map(Evidence::file).toList();
  }

  @Test
  void aCrashLeavesLocksPidFilesAndSockets() {
    ShutdownMarks marks =
        detect(
            redHat()
                .file("/.autofsck")
                .file("/var/lock/subsys/httpd")
                .file("/var/lock/subsys/mysqld")
                .file("/var/run/httpd.pid", "2")
                .file("/var/run/mysqld/mysqld.pid", "3")
                .file("/var/lib/mysql/mysql.sock")
                .file("/tmp/.s.PGSQL.5432")
                .file("/tmp/.s.PGSQL.5432.lock"));

    assertThat(marks.state()).isEqualTo(ShutdownState.UNCLEAN);
    assertThat(marks.strong())
        .isEqualTo(
            files(
                "/.autofsck",
                "/tmp/.s.PGSQL.5432",
                "/var/lib/mysql/mysql.sock",
                "/var/lock/subsys/httpd",
                "/var/lock/subsys/mysqld",
                "/var/run/httpd.pid",
                "/var/run/mysqld/mysqld.pid"));
    assertThat(marks.weak()).isEqualTo(files("/var/run/messagebus.pid"));
    assertThat(marks.summary())
        .isEqualTo(
            "The machine was not shut down cleanly, or was copied while it ran: /.autofsck, which a"
                + " shutdown removes, is there; 2 services hold locks in /var/lock/subsys (httpd,"
                + " mysqld); 2 pid files of running daemons are left (httpd.pid, mysqld.pid); 2"
                + " database sockets are left (.s.PGSQL.5432, mysql.sock).");
  }

  @Test
  void whatACleanShutdownLeavesIsNoMark() {
    ShutdownMarks marks = detect(redHat());

    assertThat(marks.state()).isEqualTo(ShutdownState.CLEAN);
    assertThat(marks.strong()).isEmpty();
    assertThat(marks.weak()).isEqualTo(files("/var/run/messagebus.pid"));
  }

  @Test
  void emptyDirectoriesProveNothingWhereTheyLieInMemory() {
    ShutdownMarks marks = detect(server().directory("/run").link("/var/run", "/run"));

    assertThat(marks.state()).isEqualTo(ShutdownState.UNKNOWN);
    assertThat(marks.summary()).startsWith("No mark of a crash was found, but");
  }

  @Test
  void pidFilesBehindALinkAreNamedWhereTheyAre() {
    assertThat(detect(server().file("/run/sshd.pid").link("/var/run", "../run")).strong())
        .isEqualTo(files("/run/sshd.pid"));
  }

  @Test
  void linksInACircleEnd() {
    ShutdownMarks marks =
        detect(
            server()
                .link("/var/run", "/run")
                .link("/run", "/var/run")
                .link("/tmp/.s.PGSQL.1", "/tmp/.s.PGSQL.1"));

    assertThat(marks.strong()).isEqualTo(files("/tmp/.s.PGSQL.1"));
  }

  @Test
  void updatesThatWereInterruptedAreToldApart() {
    ShutdownMarks marks =
        detect(
            server()
                .file(
                    "/var/lib/dpkg/status",
                    "Package: a",
                    "Status: install ok installed",
                    "",
                    "Package: b",
                    "Status: install ok half-configured")
                .file("/var/lib/dpkg/updates/0001")
                .file("/var/lib/yum/transaction-all.2013-04-02.03:10.11")
                .file("/var/lib/yum/transaction-all.2013-04-01.03:10.11")
                .file("/var/lib/yum/transaction-done.2013-04-01.03:10.11"));

    assertThat(marks.strong()).isEmpty();
    assertThat(marks.interruptedUpdates())
        .containsExactly(
            Evidence.line("/var/lib/dpkg/status", 5),
            Evidence.file("/var/lib/dpkg/updates/0001"),
            Evidence.file("/var/lib/yum/transaction-all.2013-04-02.03:10.11"));
  }
}
