package dev.exhume.core.analysis.ports.syslog;

import static dev.exhume.core.analysis.ports.NetworkFixture.analyse;
import static dev.exhume.testdata.DeadServers.server;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class RsyslogInputsTest {
  private static List<String> ports(String... lines) {
    return analyse(server().file("/etc/rsyslog.d/remote.conf", lines), "rsyslog").portLines();
  }

  @Test
  void anInputIsAPort() {
    assertThat(
            ports(
                "module(load=\"imudp\")",
                "input(type=\"imudp\" port=\"5140\" address=\"127.0.0.1\")",
                "#input(type=\"imtcp\" port=\"514\")",
                "input(type=\"imtcp\" Port=\"6514\" StreamDriver.Mode=\"1\")"))
        .containsExactly(
            "5140/udp 127.0.0.1 rsyslog local /etc/rsyslog.d/remote.conf:2",
            "6514/tcp * rsyslog public tls primary /etc/rsyslog.d/remote.conf:4");
  }

  @Test
  void anInputMayGoOverSeveralLinesAndListenOnSeveralPorts() {
    assertThat(
            ports(
                "Input (",
                "  type = \"imptcp\"",
                "  # the old one",
                "  port=[\"514\", \"10514\"]",
                ")"))
        .containsExactly(
            "514/tcp * rsyslog public primary /etc/rsyslog.d/remote.conf:1",
            "10514/tcp * rsyslog public /etc/rsyslog.d/remote.conf:1");
  }

  @Test
  void anInputWithoutAPortHasTheUsualOne() {
    assertThat(ports("input(type=\"imudp\")"))
        .containsExactly("514/udp * rsyslog public primary /etc/rsyslog.d/remote.conf:1");
  }

  @Test
  void otherInputsOpenNothing() {
    assertThat(
            ports(
                "input(type=\"imfile\" file=\"/var/log/shop.log\" port=\"1\")",
                "action(type=\"omfwd\" target=\"10.1.2.3\" port=\"514\")",
                "input(",
                "x".repeat(5_000),
                "input(type=\"imudp\" port=\"0\")",
                "input(type=\"imtcp\" port=\"514\""))
        .isEmpty();
  }
}
