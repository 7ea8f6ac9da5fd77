package dev.exhume.core.analysis.ports.mail;

import static dev.exhume.core.analysis.ports.NetworkFixture.analyse;
import static dev.exhume.testdata.DeadServers.server;
import static org.assertj.core.api.Assertions.assertThat;

import dev.exhume.core.analysis.ports.NetworkFixture;
import dev.exhume.testdata.ServerBuilder;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class MailPortsTest {
  @Nested
  class Sendmail {
    private static final String MAIN = "/etc/mail/sendmail.cf";

    @Test
    void listensWhereItsDaemonOptionsSay() {
      assertThat(
              analyse(
                      server()
                          .file(
                              MAIN,
                              "#O DaemonPortOptions=Port=1",
                              "O DaemonPortOptions=Port=smtp,Addr=127.0.0.1, Name=MTA",
                              "O DaemonPortOptions=Family=inet6, Addr=IPv6:::1, Port=submission, M=E",
                              "O DaemonPortOptions=Name=TLS, Port=smtps, M=s",
                              "O ClientPortOptions=Family=inet, Address=0.0.0.0"),
                      "sendmail")
                  .portLines())
          .containsExactly(
              "25/tcp 127.0.0.1 sendmail local " + MAIN + ":2",
              "465/tcp * sendmail public tls primary " + MAIN + ":4",
              "587/tcp ::1 sendmail local " + MAIN + ":3");
    }

    @Test
    void listensEverywhereUnlessToldOtherwise() {
      assertThat(analyse(server().file(MAIN, "V10/Berkeley"), "sendmail").portLines())
          .containsExactly("25/tcp * sendmail public primary " + MAIN);
    }

    @Test
    void listensOnNothingThatIsKnownWithoutItsConfiguration() {
      NetworkFixture network = analyse(server(), "sendmail");
      assertThat(network.ports()).isEmpty();
      assertThat(network.problems()).singleElement().asString().contains(MAIN).contains("unknown");
    }

    @Test
    void onlySendsWhereItsScriptSaysSo() {
      assertThat(
              analyse(server().file(MAIN).file("/etc/sysconfig/sendmail", "DAEMON=no"), "sendmail")
                  .ports())
          .isEmpty();
    }
  }

  @Nested
  class Postfix {
    private static final String MASTER = "/etc/postfix/master.cf";

    private static ServerBuilder postfix(String... main) {
      return server()
          .file("/etc/postfix/main.cf", main)
          .file(
              MASTER,
              "#submission inet n - n - - smtpd",
              "smtp      inet  n       -       n       -       -       smtpd",
              "465       inet  n       -       n       -       -       smtpd",
              "  -o smtpd_tls_wrappermode=yes",
              "127.0.0.1:10025 inet n - n - - smtpd",
              "pickup    fifo  n       -       n       60      1       pickup");
    }

    @Test
    void listensOnTheInetServicesOfItsMaster() {
      assertThat(analyse(postfix("inet_interfaces = all"), "postfix").portLines())
          .containsExactly(
              "25/tcp * postfix public primary " + MASTER + ":2",
              "465/tcp * postfix public tls " + MASTER + ":3",
              "10025/tcp 127.0.0.1 postfix local " + MASTER + ":5");
    }

    @Test
    void canBeKeptToTheMachineItself() {
      assertThat(
              analyse(postfix("inet_interfaces = all", "inet_interfaces=localhost"), "postfix")
                  .portLines())
          .containsExactly(
              "25/tcp 127.0.0.1 postfix local /etc/postfix/main.cf:2",
              "465/tcp 127.0.0.1 postfix local tls /etc/postfix/main.cf:2",
              "10025/tcp 127.0.0.1 postfix local " + MASTER + ":5");
      assertThat(
              analyse(postfix("inet_interfaces = $myhostname, localhost"), "postfix").endpoints())
          .contains("*:25");
    }
  }

  @Nested
  class Exim {
    @Test
    void listensEverywhereUnlessToldOtherwise() {
      assertThat(analyse(server().file("/etc/exim/exim.conf", "a = b"), "exim").portLines())
          .containsExactly("25/tcp * exim public primary /etc/exim/exim.conf");
    }

    @Test
    void readsItsLists() {
      assertThat(
              analyse(
                      server()
                          .file(
                              "/etc/exim.conf",
                              "local_interfaces = <; 127.0.0.1 ; ::1",
                              "daemon_smtp_ports = smtp : 465",
                              "tls_on_connect_ports = 465"),
                      "exim")
                  .portLines())
          .containsExactly(
              "25/tcp 127.0.0.1 exim local /etc/exim.conf:1",
              "25/tcp ::1 exim local /etc/exim.conf:1",
              "465/tcp 127.0.0.1 exim local tls /etc/exim.conf:1",
              "465/tcp ::1 exim local tls /etc/exim.conf:1");
    }

    @Test
    void ofDebianIsKeptToTheMachineItselfByAnAnswer() {
      String answers = "/etc/exim4/update-exim4.conf.conf";

      assertThat(
              analyse(server().file(answers, "dc_local_interfaces='127.0.0.1 ; ::1'"), "exim4")
                  .portLines())
          .containsExactly(
              "25/tcp 127.0.0.1 exim4 local " + answers + ":1",
              "25/tcp ::1 exim4 local " + answers + ":1");
      assertThat(analyse(server().file(answers, "dc_local_interfaces=''"), "exim4").endpoints())
          .containsExactly("*:25");
    }
  }
}
