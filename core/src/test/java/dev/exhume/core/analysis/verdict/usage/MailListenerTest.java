package dev.exhume.core.analysis.verdict.usage;

import static dev.exhume.testdata.DeadServers.server;
import static org.assertj.core.api.Assertions.assertThat;

import dev.exhume.core.profile.Evidence;
import dev.exhume.core.reading.Problems;
import dev.exhume.testdata.ServerBuilder;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MailListenerTest {
  @Test
  void slackwaresScriptIsCalledAfterItsProgram() {
    ServerBuilder server = server().file("/etc/mail/sendmail.cf", "O DaemonPortOptions=Name=MTA");
    assertThat(find(server, "rc.sendmail").orElseThrow().loopbackOnly()).isFalse();
  }

  private static Optional<MailListener> find(ServerBuilder server, String scriptName) {
    return MailListener.find(server.root(), scriptName, new Problems());
  }

  @Test
  void sendmailListensToTheWorldIfOneOfItsDaemonsDoes() {
    String cf = "/etc/mail/sendmail.cf";

    assertThat(find(server().file(cf, "O DaemonPortOptions=Port=smtp,Addr=127.0.0.1"), "sendmail"))
        .contains(new MailListener(true, Evidence.line(cf, 1)));
    assertThat(
            find(
                server()
                    .file(
                        cf,
                        "O DaemonPortOptions=Port=smtp,Addr=127.0.0.1",
                        "O DaemonPortOptions=Name=MTA-v4, Family=inet"),
                "sendmail"))
        .contains(new MailListener(false, Evidence.line(cf, 2)));
    assertThat(find(server().file(cf, "#nothing said"), "sendmail"))
        .contains(new MailListener(false, Evidence.file(cf)));
  }

  @Test
  void postfixTakesItsLastWord() {
    String cf = "/etc/postfix/main.cf";

    assertThat(
            find(
                server()
                    .file(cf, "inet_interfaces = all", "inet_interfaces = localhost, 127.0.0.2"),
                "postfix"))
        .contains(new MailListener(true, Evidence.line(cf, 2)));
    assertThat(find(server().file(cf, "inet_interfaces = $myhostname, localhost"), "postfix"))
        .contains(new MailListener(false, Evidence.line(cf, 1)));
  }

  @Test
  void eximOfDebianHasItsAnswersInAFileOfItsOwn() {
    String conf = "/etc/exim4/update-exim4.conf.conf";

    assertThat(find(server().file(conf, "dc_local_interfaces='127.0.0.1 ; ::1'"), "exim4"))
        .contains(new MailListener(true, Evidence.line(conf, 1)));
    assertThat(find(server().file(conf, "dc_local_interfaces=''"), "exim4"))
        .contains(new MailListener(false, Evidence.line(conf, 1)));
  }

  @Test
  void nothingIsSaidWithoutConfiguration() {
    assertThat(find(server(), "sendmail")).isEmpty();
    assertThat(find(server(), "qmail")).isEmpty();
  }
}
