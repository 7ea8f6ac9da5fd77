package dev.exhume.core.analysis.verdict;

import static dev.exhume.testdata.DeadServers.server;
import static org.assertj.core.api.Assertions.assertThat;

import dev.exhume.testdata.ServerBuilder;
import org.junit.jupiter.api.Test;

class MailTransportTest {
  private final ServerBuilder loopback =
      server()
          .file(
              "/etc/mail/sendmail.cf",
              "#O DaemonPortOptions=Name=commented",
              "O DaemonPortOptions=Port=smtp,Addr=127.0.0.1, Name=MTA");

  @Test
  void onLoopbackIsConditionalAndNamesThePhpFileThatUsesIt() {
    loopback.file("/var/www/html/contact.php", "<?php", "mail($to, 'Contact', $text);", "?>");

    assertThat(Machine.redHat(loopback).packaged("S80sendmail").judge().ruling("sendmail"))
        .isEqualTo(
            "CONDITIONAL: listens on loopback only;"
                + " PHP mail() in /var/www/html/contact.php hands mail to it");
  }

  @Test
  void onLoopbackWithoutAnyUserSaysSo() {
    loopback.file(
        "/var/www/html/index.php",
        "<?php",
        "// mail($to) was here",
        "$mailer->mail($to);",
        "function mail($x) {}");

    assertThat(Machine.redHat(loopback).packaged("S80sendmail").judge().ruling("sendmail"))
        .isEqualTo("CONDITIONAL: listens on loopback only; nothing was seen that hands mail to it");
  }

  @Test
  void namesTheSettingOfPhpWhereNoCallWasSeen() {
    loopback.file("/etc/php.ini", "[mail function]", "sendmail_path = /usr/sbin/sendmail -t");

    assertThat(Machine.redHat(loopback).packaged("S80sendmail").judge().ruling("sendmail"))
        .contains("sendmail_path in /etc/php.ini:2");
  }

  @Test
  void namesAScriptThatRunsTheCommand() {
    loopback.file("/var/www/cgi-bin/form.pl", "open(M, '|/usr/sbin/sendmail -t');");

    assertThat(Machine.redHat(loopback).packaged("S80sendmail").judge().ruling("sendmail"))
        .endsWith("; /var/www/cgi-bin/form.pl runs its sendmail command");
  }

  @Test
  void fromTheNetworkIsConditionalOnADomain() {
    ServerBuilder server = server().file("/etc/postfix/main.cf", "inet_interfaces = all");

    assertThat(Machine.redHat(server).packaged("S80postfix").judge().ruling("postfix"))
        .startsWith("CONDITIONAL: takes mail from the network (/etc/postfix/main.cf:1): needed");
  }
}
