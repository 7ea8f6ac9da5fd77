package dev.exhume.core.analysis.ports.proxy;

import static dev.exhume.core.analysis.ports.NetworkFixture.analyse;
import static dev.exhume.testdata.DeadServers.server;
import static org.assertj.core.api.Assertions.assertThat;

import dev.exhume.core.analysis.ports.NetworkFixture;
import org.junit.jupiter.api.Test;

class HaproxyPortsTest {
  @Test
  void aProxyListensOnWhatItsFrontendsBind() {
    assertThat(
            analyse(
                    server()
                        .file(
                            "/etc/haproxy/haproxy.cfg",
                            "frontend web",
                            "  bind *:80,10.1.2.3:8080",
                            "  bind :443 ssl crt /etc/key.pem",
                            "  bind /run/haproxy.sock",
                            "listen old 127.0.0.1:9000-9001",
                            "backend shop",
                            "  bind :1",
                            "  server one 10.1.2.4:81"),
                    "haproxy")
                .portLines())
        .containsExactly(
            "80/tcp * haproxy public primary /etc/haproxy/haproxy.cfg:2",
            "443/tcp * haproxy public tls /etc/haproxy/haproxy.cfg:3",
            "8080/tcp 10.1.2.3 haproxy public /etc/haproxy/haproxy.cfg:2",
            "9000/tcp 127.0.0.1 haproxy local /etc/haproxy/haproxy.cfg:5",
            "9001/tcp 127.0.0.1 haproxy local /etc/haproxy/haproxy.cfg:5");
  }

  @Test
  void rangesWithoutEndAreCutOff() {
    NetworkFixture network =
        analyse(
            server()
                .file(
                    "/etc/haproxy/haproxy.cfg",
                    "listen all",
                    "bind " + "a:1-99999,".repeat(100_000)),
            "haproxy");

    assertThat(network.ports()).hasSize(100);
    assertThat(network.problems())
        .containsExactly(
            "/etc/haproxy/haproxy.cfg opens 1000 sockets or more; the rest was left out");
  }
}
