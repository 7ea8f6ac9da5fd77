package dev.exhume.core.analysis.verdict;

import static dev.exhume.testdata.DeadServers.server;
import static org.assertj.core.api.Assertions.assertThat;

import dev.exhume.core.analysis.ports.unix.UnixSocket;
import dev.exhume.core.profile.Evidence;
import dev.exhume.core.profile.Port;
import dev.exhume.core.profile.PortScope;
import dev.exhume.core.profile.Site;
import dev.exhume.testdata.ServerBuilder;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ServerRulesTest {
  @Test
  void aNameServerIsNeededForItsDomains() {
    ServerBuilder server =
        server().file("/etc/named.conf", "zone \"example.org\" { type master; file \"z\"; };");
    assertThat(Machine.redHat(server).packaged("S55named").judge().ruling("named"))
        .isEqualTo("NEEDED: name server of 1 domain: example.org");
  }

  @Test
  void aNameServerWithoutDomainsIsNeededByThoseWhoAskIt() {
    assertThat(Machine.redHat(server()).packaged("S55named").judge().ruling("named"))
        .startsWith("CONDITIONAL: name server that answers for no domain of its own");
  }

  @Test
  void aFirewallSomebodyWroteIsStillTheHostsBusiness() {
    ServerBuilder server =
        server().executable("/etc/rc.d/init.d/firewall", "#!/bin/sh", "iptables -F");
    assertThat(Machine.redHat(server).packaged("S08firewall").judge().ruling("firewall"))
        .startsWith("UNNEEDED: sets up the packet filter");
  }

  @Test
  void aWebServerIsNeededForItsSites() {
    Verdicts verdicts =
        Machine.redHat(server())
            .site(
                new Site(
                    "httpd",
                    List.of("www.example.com"),
                    Optional.empty(),
                    Optional.of("/var/www/html"),
                    Evidence.file("/etc/httpd/conf/httpd.conf")))
            .packaged("S85httpd")
            .judge();

    assertThat(verdicts.ruling("httpd")).isEqualTo("NEEDED: web server of www.example.com");
  }

  @Test
  void aServiceIsNeededByThoseThatSpeakToItOverItsSocket() {
    Verdicts verdicts =
        Machine.redHat(server())
            .tie(
                new UnixSocket(
                    "/var/run/saslauthd", "saslauthd", Evidence.file("/etc/sysconfig/saslauthd")),
                new UnixSocket(
                    "/var/run/saslauthd", "postfix", Evidence.line("/usr/lib/sasl2/smtpd.conf", 1)))
            .packaged("S65saslauthd", "S80heater")
            .judge();

    assertThat(verdicts.ruling("saslauthd"))
        .isEqualTo(
            "NEEDED: answers postfix over its socket /var/run/saslauthd"
                + " (/usr/lib/sasl2/smtpd.conf:1)");
    assertThat(verdicts.ruling("heater")).doesNotContain("socket");
  }

  @Test
  void aServerIsNeededForTheRequestsThatAWebServerHandsOn() {
    Site site =
        new Site(
                "httpd",
                List.of("www.example.com"),
                Optional.empty(),
                Optional.of("/var/www/html"),
                Evidence.file("/etc/httpd/conf/httpd.conf"))
            .withProxies(
                List.of(
                    new Site.Proxy(
                        "/shop/*",
                        "ajp://localhost:8009",
                        Evidence.line("/etc/httpd/conf.d/jk.conf", 3)),
                    new Site.Proxy(
                        "/other",
                        "http://elsewhere:8009/",
                        Evidence.line("/etc/httpd/conf.d/jk.conf", 4))));
    Verdicts verdicts =
        Machine.redHat(server())
            .site(site)
            .port(
                new Port(
                    8009,
                    "tcp",
                    "*",
                    Optional.of("tomcat5"),
                    PortScope.LOCAL,
                    false,
                    false,
                    false,
                    Evidence.file("/opt/tomcat/conf/server.xml")))
            .packaged("S85httpd", "S80tomcat5")
            .judge();

    assertThat(verdicts.ruling("tomcat5"))
        .isEqualTo(
            "NEEDED: answers for /shop/* of www.example.com, which httpd hands on"
                + " (/etc/httpd/conf.d/jk.conf:3)");
  }

  @Test
  void xinetdIsNeededForAServerThatIsSwitchedOn() {
    Verdicts verdicts =
        Machine.redHat(
                server()
                    .file("/etc/xinetd.conf", "defaults", "{", "}", "includedir /etc/xinetd.d")
                    .file(
                        "/etc/xinetd.d/cvs",
                        "service cvspserver",
                        "{",
                        "  disable = no",
                        "  server = /usr/bin/cvs",
                        "}")
                    .file("/etc/xinetd.d/rsync", "service rsync", "{", " disable = yes", "}"))
            .packaged("S56xinetd")
            .judge();

    assertThat(verdicts.ruling("xinetd"))
        .isEqualTo("NEEDED: starts cvspserver (/etc/xinetd.d/cvs) when asked");
  }

  @Test
  void xinetdIsUnneededForServersThatAreOfNoUse() {
    Verdicts verdicts =
        Machine.redHat(
                server()
                    .file(
                        "/etc/xinetd.d/telnet",
                        "service telnet",
                        "{",
                        "  disable = no",
                        "  server = /usr/sbin/in.telnetd",
                        "}")
                    .file("/etc/xinetd.d/echo", "service echo", "{", " type = INTERNAL", "}"))
            .packaged("S56xinetd")
            .judge();

    assertThat(verdicts.ruling("xinetd"))
        .isEqualTo("UNNEEDED: starts only echo, telnet, which a container has no use for");
  }

  @Test
  void inetdIsNeededForALineOfItsTable() {
    Verdicts verdicts =
        Machine.debian(
                server()
                    .file(
                        "/etc/inetd.conf",
                        "#<off># ftp stream tcp nowait root /usr/sbin/tcpd in.ftpd",
                        "time stream tcp nowait root internal",
                        "swat stream tcp nowait.400 root /usr/sbin/tcpd /usr/sbin/swat"))
            .packaged("S20openbsd-inetd")
            .judge();

    assertThat(verdicts.ruling("openbsd-inetd"))
        .isEqualTo("NEEDED: starts swat (/etc/inetd.conf) when asked; of no use: time");
  }

  @Test
  void sshIsUnneededSinceDockerHasItsOwnWayIn() {
    assertThat(Machine.redHat(server()).packaged("S55sshd").judge().ruling("sshd"))
        .isEqualTo(
            "UNNEEDED: docker exec opens a shell in a container, so no login server is needed");
  }

  @Test
  void sshIsConditionalWhereItDeliversFiles() {
    ServerBuilder server =
        server().file("/etc/ssh/sshd_config", "#ChrootDirectory none", "ChrootDirectory /home/%u");

    assertThat(Machine.redHat(server).packaged("S55sshd").judge().ruling("sshd"))
        .startsWith("CONDITIONAL: gives users SFTP (/etc/ssh/sshd_config:2)");
  }

  @Test
  void networkMountsAreNamedSinceTheyBecomeVolumes() {
    ServerBuilder server =
        server().file("/etc/fstab", "/dev/sda1 / ext3 defaults 1 1", "nas:/x /data nfs rw 0 0");

    assertThat(Machine.redHat(server).packaged("S25netfs").judge().ruling("netfs"))
        .isEqualTo(
            "UNNEEDED: mounts nas:/x on /data (/etc/fstab:2),"
                + " which a container may not; give it a volume instead");
  }

  @Test
  void aScriptOfSuseMountsFileSystemsOfItsOwnKindOnly() {
    ServerBuilder server = server().file("/etc/fstab", "//nas/old /srv/old cifs guest 0 0");
    Verdicts verdicts = Machine.suse(server).packaged("S08nfs", "S08smbfs").judge();

    assertThat(verdicts.service("nfs").reason())
        .endsWith("of which /etc/fstab has none of its kind");
    assertThat(verdicts.service("nfs").ports()).isEmpty();
    assertThat(verdicts.service("smbfs").reason())
        .startsWith("mounts //nas/old on /srv/old (/etc/fstab:1)");
  }

  @Test
  void nfsServersAreConditionalOnTheirExports() {
    ServerBuilder server = server().file("/etc/exports", "/data 10.0.0.0/8(rw)");

    assertThat(Machine.redHat(server).packaged("S60nfs").judge().ruling("nfs"))
        .startsWith("CONDITIONAL: exports /data (/etc/exports:1)");
    assertThat(Machine.redHat(server()).packaged("S60nfs").judge().ruling("nfs"))
        .isEqualTo("UNNEEDED: exports nothing");
  }

  @Test
  void theSystemLogIsConditionalOnWhatLogsNowhereElse() {
    assertThat(Machine.redHat(server()).packaged("S12syslog").judge().ruling("syslog"))
        .startsWith("UNNEEDED");
    assertThat(Machine.redHat(server()).packaged("S12syslog", "S55named").judge().ruling("syslog"))
        .isEqualTo(
            "CONDITIONAL: collects system messages, the only log of named: needed to read it");
    assertThat(
            Machine.redHat(
                    server().file("/etc/syslog.conf", "local7.* /b", "local3.* /var/log/app"))
                .packaged("S12syslog")
                .judge()
                .ruling("syslog"))
        .startsWith("CONDITIONAL: collects system messages, and those of an application")
        .contains("/etc/syslog.conf:2");
  }
}
