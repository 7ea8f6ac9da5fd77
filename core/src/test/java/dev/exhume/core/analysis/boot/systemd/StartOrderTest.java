package dev.exhume.core.analysis.boot.systemd;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class StartOrderTest {
  private final SystemdServer server = new SystemdServer();

  @Test
  void aServiceComesAfterThoseItIsOrderedAfter() {
    server
        .unit("a.service", "[Unit]", "After=z.service")
        .unit("b.service", "[Unit]", "Before=a.service")
        .unit("z.service", "[Unit]", "After=b.service")
        .wanted("a.service", "b.service", "z.service");

    assertThat(server.started()).containsExactly("b", "z", "a");
  }

  @Test
  void theOrderGoesThroughTargets() {
    server
        .unit("network.target", "[Unit]")
        .unit("a.service", "[Unit]", "Wants=network.target", "After=network.target")
        .unit("setup.service", "[Unit]", "Before=network.target")
        .wanted("a.service", "setup.service");

    assertThat(server.started()).containsExactly("setup", "a");
  }

  @Test
  void anAliasOrdersAsWellAsTheNameItself() {
    server
        .unit("a.service", "[Unit]", "After=mysql.service")
        .service("mariadb.service")
        .wanted("a.service", "mariadb.service");
    server.server.link("/etc/systemd/system/mysql.service", "/lib/systemd/system/mariadb.service");

    assertThat(server.started()).containsExactly("mariadb", "a");
  }

  @Test
  void whatIsNotOrderedIsSortedByName() {
    server.service("c.service").service("a.service").service("b.service");
    server.wanted("b.service", "c.service", "a.service");

    assertThat(server.started()).containsExactly("a", "b", "c");
  }
}
