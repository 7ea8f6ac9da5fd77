package dev.exhume.core.analysis.ports.mail;

import static dev.exhume.core.analysis.ports.NetworkFixture.analyse;
import static dev.exhume.testdata.DeadServers.server;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DovecotPortsTest {
  @Test
  void version1ListensForTheProtocolsItNames() {
    assertThat(
            analyse(
                    server()
                        .file(
                            "/etc/dovecot.conf",
                            "protocols = imap pop3s",
                            "protocol imap {",
                            "  listen = 10.1.2.3:10143",
                            "}",
                            "auth default {",
                            "  mechanisms = plain",
                            "}"),
                    "dovecot")
                .portLines())
        .containsExactly(
            "995/tcp * dovecot public tls primary /etc/dovecot.conf:1",
            "10143/tcp 10.1.2.3 dovecot public /etc/dovecot.conf:3");
  }

  @Test
  void version2ListensForEachProtocolWithAndWithoutTls() {
    assertThat(
            analyse(
                    server()
                        .file(
                            "/usr/share/dovecot/protocols.d/imapd.protocol",
                            "protocols = $protocols imap")
                        .file(
                            "/etc/dovecot/dovecot.conf",
                            "!include_try /usr/share/dovecot/protocols.d/*.protocol",
                            "listen = *, ::",
                            "!include conf.d/*.conf")
                        .file(
                            "/etc/dovecot/conf.d/10-master.conf",
                            "service imap-login {",
                            "  inet_listener imap {",
                            "    #port = 143",
                            "  }",
                            "}",
                            "service lmtp {",
                            "  inet_listener lmtp {",
                            "    address = 127.0.0.1",
                            "    port = 24",
                            "  }",
                            "}"),
                    "dovecot")
                .portLines())
        .containsExactly(
            "24/tcp 127.0.0.1 dovecot local /etc/dovecot/conf.d/10-master.conf:9",
            "143/tcp * dovecot public primary /etc/dovecot/dovecot.conf:2",
            "993/tcp * dovecot public tls /etc/dovecot/dovecot.conf:2");
  }

  @Test
  void aListenerOfPortZeroAndTlsThatIsOffOpenNothing() {
    assertThat(
            analyse(
                    server()
                        .file(
                            "/etc/dovecot/dovecot.conf",
                            "protocols = imap pop3",
                            "ssl = no",
                            "service pop3-login {",
                            "  inet_listener pop3 {",
                            "    port = 0",
                            "  }",
                            "}"),
                    "dovecot")
                .endpoints())
        .containsExactly("*:143");
  }

  @Test
  void blocksInBlocksWithLongNamesAreNotRepeatedByEachSettingInside() {
    assertThat(
            analyse(
                    server()
                        .file(
                            "/etc/dovecot.conf",
                            "protocols = imaps",
                            ("a".repeat(4000) + " {\n").repeat(15),
                            "b = c\n".repeat(100_000)),
                    "dovecot")
                .endpoints())
        .containsExactly("*:993");
  }
}
