package dev.exhume.core.analysis.ports.dns;

import static dev.exhume.core.analysis.ports.NetworkFixture.analyse;
import static dev.exhume.testdata.DeadServers.server;
import static org.assertj.core.api.Assertions.assertThat;

import dev.exhume.core.analysis.ports.NetworkFixture;
import org.junit.jupiter.api.Test;

class NamedPortsTest {
  @Test
  void aNameServerListensWhereItsOptionsSay() {
    assertThat(
            analyse(
                    server()
                        .file(
                            "/etc/named.conf",
                            "// old",
                            "options {",
                            "  listen-on port 5353 { 127.0.0.1; /* the office */ 10.1.2.3; };",
                            "  listen-on-v6 { none; };",
                            "};",
                            "controls { inet 127.0.0.1 port 9953 allow { localhost; } keys { k; }; };"),
                    "named")
                .portLines())
        .containsExactly(
            "5353/tcp 10.1.2.3 named public primary /etc/named.conf:3",
            "5353/tcp 127.0.0.1 named local /etc/named.conf:3",
            "5353/udp 10.1.2.3 named public /etc/named.conf:3",
            "5353/udp 127.0.0.1 named local /etc/named.conf:3",
            "9953/tcp 127.0.0.1 named local /etc/named.conf:6");
  }

  @Test
  void includedFilesAreReadInsideItsJail() {
    assertThat(
            analyse(
                    server()
                        .file("/etc/sysconfig/named", "ROOTDIR=/var/named/chroot")
                        .file("/var/named/chroot/etc/named.conf", "include \"/etc/options.conf\";")
                        .file(
                            "/var/named/chroot/etc/options.conf",
                            "options { listen-on { any; }; };",
                            "controls { };"),
                    "named")
                .portLines())
        .containsExactly(
            "53/tcp * named public primary /var/named/chroot/etc/options.conf:1",
            "53/udp * named public /var/named/chroot/etc/options.conf:1");
  }

  @Test
  void withoutOptionsItAnswersEverybodyAndIsControlledFromTheMachine() {
    assertThat(
            analyse(server().file("/etc/bind/named.conf", "zone \".\" { type hint; };"), "bind9")
                .portLines())
        .containsExactly(
            "53/tcp * bind9 public primary /etc/bind/named.conf",
            "53/udp * bind9 public /etc/bind/named.conf",
            "953/tcp 127.0.0.1 bind9 local /etc/bind/named.conf",
            "953/tcp ::1 bind9 local /etc/bind/named.conf");
  }

  @Test
  void aFileThatIncludesItselfOrNestsWithoutEndIsReadAsFarAsItMakesSense() {
    NetworkFixture network =
        analyse(
            server()
                .file(
                    "/etc/named.conf",
                    "options { port 5300; };",
                    "include \"/etc/named.conf\";",
                    "a {".repeat(10_000)),
            "named");

    assertThat(network.endpoints()).containsExactly("127.0.0.1:953", "::1:953", "*:5300", "*:5300");
    assertThat(network.problems())
        .containsExactly("/etc/named.conf includes itself; that include was left out");
  }

  @Test
  void aNameOfAMegabyteIsNotRepeatedByEachStatementInside() {
    NetworkFixture network =
        analyse(
            server().file("/etc/named.conf", "A".repeat(1 << 20) + " {", "a;".repeat(100_000)),
            "named");

    assertThat(network.endpoints()).containsExactly("*:53", "*:53", "127.0.0.1:953", "::1:953");
  }
}
