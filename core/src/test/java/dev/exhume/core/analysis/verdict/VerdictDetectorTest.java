package dev.exhume.core.analysis.verdict;

import static dev.exhume.testdata.DeadServers.server;
import static org.assertj.core.api.Assertions.assertThat;

import dev.exhume.core.profile.Evidence;
import dev.exhume.core.profile.Port;
import dev.exhume.core.profile.PortScope;
import dev.exhume.core.profile.Service;
import dev.exhume.testdata.ServerBuilder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class VerdictDetectorTest {
  private static Port port(int number, String service) {
    return new Port(
        number,
        "tcp",
        "*",
        Optional.of(service),
        PortScope.PUBLIC,
        false,
        false,
        false,
        Evidence.file("/etc/x.conf"));
  }

  @Test
  void aServiceIsToldWithAllThatIsKnownOfIt() {
    Service httpd =
        Machine.redHat(server().file("/sbin/service", ""))
            .packaged("S85httpd")
            .port(port(443, "httpd"))
            .port(port(80, "httpd"))
            .port(port(80, "httpd"))
            .port(port(22, "sshd"))
            .judge()
            .service("httpd");

    assertThat(httpd.manager()).isEqualTo("sysv");
    assertThat(httpd.startOrder()).contains(85);
    assertThat(httpd.link()).contains("/etc/rc.d/rc3.d/S85httpd");
    assertThat(httpd.script()).contains("/etc/rc.d/init.d/httpd");
    assertThat(httpd.owner()).contains("httpd");
    assertThat(httpd.category()).contains("web");
    assertThat(httpd.ports()).containsExactly(80, 443);
    assertThat(httpd.startCommand()).containsExactly("/sbin/service", "httpd", "start");
    assertThat(httpd.evidence()).isEqualTo(Evidence.file("/etc/rc.d/rc3.d/S85httpd"));
  }

  @Test
  void debianStartsScriptsByTheirPaths() {
    Service apache =
        Machine.debian(server().file("/usr/sbin/service", ""))
            .packaged("S91apache2")
            .judge()
            .service("apache2");

    assertThat(apache.startCommand()).containsExactly("/etc/init.d/apache2", "start");
  }

  @Test
  void theNewestTraceOfLifeCounts() {
    Instant started = Instant.parse("2013-01-07T08:00:00Z");
    Instant logged = Instant.parse("2013-04-02T03:10:01Z");
    ServerBuilder server =
        server()
            .file("/var/run/crond.pid", "1234")
            .modified("/var/run/crond.pid", started)
            .file("/var/lock/subsys/crond", "")
            .file("/var/log/cron", "")
            .modified("/var/log/cron", logged);

    Service crond = Machine.redHat(server).packaged("S90crond").judge().service("crond");

    assertThat(crond.lastActive()).contains(logged);
    assertThat(crond.pidFiles()).containsExactly("/var/run/crond.pid");
  }

  @Test
  void aPidFileThatWasLeftTellsItsPlace() {
    ServerBuilder server = server().file("/var/run/mysqld/mysqld.pid", "99");

    Verdicts verdicts = Machine.redHat(server).packaged("S64mysqld", "S99other").judge();

    assertThat(verdicts.service("mysqld").pidFiles()).containsExactly("/var/run/mysqld/mysqld.pid");
    assertThat(verdicts.service("other").pidFiles()).containsExactly("/var/run/other.pid");
  }

  @Test
  void aPlaceThatTheCatalogueKnowsIsTakenIfItsDirectoryIsThere() {
    ServerBuilder server = server().directory("/var/run/mysqld");

    assertThat(Machine.debian(server).packaged("S19mysql").judge().service("mysql").pidFiles())
        .containsExactly("/var/run/mysqld/mysqld.pid");
    assertThat(Machine.debian(server()).packaged("S19mysql").judge().service("mysql").pidFiles())
        .containsExactly("/var/run/mysql.pid");
  }

  @Test
  void aForegroundCommandIsToldOnlyWhereTheProgramKnowsIt() {
    byte[] knows = "usage: %s [-n] [-x [".getBytes(StandardCharsets.US_ASCII);
    byte[] doesNot = "usage: %s [-x [".getBytes(StandardCharsets.US_ASCII);

    assertThat(crond(server().bytes("/usr/sbin/crond", knows)).foregroundCommand())
        .contains(List.of("/usr/sbin/crond", "-n"));
    assertThat(crond(server().bytes("/usr/sbin/crond", doesNot)).foregroundCommand()).isEmpty();
    assertThat(crond(server()).foregroundCommand()).isEmpty();
  }

  @Test
  void aForegroundCommandIsToldOnlyWhereTheFilesAreThatItNames() {
    byte[] program = {1};
    ServerBuilder without = server().bytes("/usr/sbin/haproxy", program);
    ServerBuilder with =
        server().bytes("/usr/sbin/haproxy", program).file("/etc/haproxy/haproxy.cfg", "global");

    assertThat(service(without, "haproxy").foregroundCommand()).isEmpty();
    assertThat(service(with, "haproxy").foregroundCommand().orElseThrow())
        .containsExactly("/usr/sbin/haproxy", "-db", "-f", "/etc/haproxy/haproxy.cfg");
  }

  @Test
  void anArgumentWithASpaceStaysOne() {
    byte[] knows = "set global -g directives out of file".getBytes(StandardCharsets.US_ASCII);
    assertThat(
            service(server().bytes("/usr/sbin/nginx", knows), "nginx")
                .foregroundCommand()
                .orElseThrow())
        .containsExactly("/usr/sbin/nginx", "-g", "daemon off;");
  }

  @Test
  void theFirstProgramThatIsThereGivesTheForegroundCommand() {
    ServerBuilder server = server().file("/usr/libexec/mysqld", "").file("/usr/sbin/mysqld", "");

    assertThat(
            Machine.redHat(server)
                .packaged("S64mysqld")
                .judge()
                .service("mysqld")
                .foregroundCommand())
        .contains(List.of("/usr/libexec/mysqld", "--user=mysql"));
  }

  @Test
  void aForegroundCommandWhoseUserIsNotThereIsPassedOver() {
    assertThat(named("root:x:0:0::/root:/bin/bash"))
        .containsExactly("/usr/sbin/named", "-f", "-c", "/etc/named.conf");
    assertThat(named("named:x:25:25::/var/named:/sbin/nologin")).containsSequence("-u", "named");
  }

  private static List<String> named(String account) {
    ServerBuilder server =
        server()
            .file("/usr/sbin/named", "")
            .file("/etc/named.conf", "")
            .file("/etc/passwd", account);
    return service(server, "named").foregroundCommand().orElseThrow();
  }

  @Test
  void aForegroundCommandHasTheOptionsThatTheServersSettingsAdd() {
    ServerBuilder server =
        server()
            .file("/usr/sbin/named", "")
            .file("/etc/named.conf", "")
            .file("/etc/passwd", "named:x:25:25::/var/named:/sbin/nologin")
            .file("/etc/sysconfig/named", "ROOTDIR=/var/named/chroot", "OPTIONS=\"-4 -n 2\"");

    assertThat(service(server, "named").foregroundCommand().orElseThrow())
        .containsExactly(
            "/usr/sbin/named",
            "-f",
            "-u",
            "named",
            "-c",
            "/etc/named.conf",
            "-t",
            "/var/named/chroot",
            "-4",
            "-n",
            "2");
  }

  @Test
  void aDefinitionOfSuseStandsBehindAnOptionOfItsOwn() {
    ServerBuilder server =
        server()
            .file("/usr/sbin/httpd2", "")
            .file("/etc/apache2/httpd.conf", "Listen 80")
            .file("/etc/sysconfig/apache2", "APACHE_SERVER_FLAGS=\"SSL STATUS\"");

    assertThat(service(server, "httpd").foregroundCommand().orElseThrow())
        .endsWith("-D", "SSL", "-D", "STATUS");
  }

  @Test
  void optionsThatOnlyAShellCouldReadAndSecretsAreNotTakenOver() {
    for (String options : List.of("-n `nproc`", "-u $USER", "--password=PLANTED")) {
      ServerBuilder server =
          server()
              .file("/usr/sbin/xinetd", "")
              .file("/etc/sysconfig/xinetd", "EXTRAOPTIONS='" + options + "'");

      assertThat(service(server, "xinetd").foregroundCommand().orElseThrow())
          .containsExactly("/usr/sbin/xinetd", "-dontfork");
    }
  }

  private static Service crond(ServerBuilder server) {
    return service(server, "crond");
  }

  private static Service service(ServerBuilder server, String name) {
    return Machine.redHat(server).packaged("S90" + name).judge().service(name);
  }
}
