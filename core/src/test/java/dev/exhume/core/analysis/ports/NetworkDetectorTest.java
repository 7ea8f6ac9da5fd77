package dev.exhume.core.analysis.ports;

import static dev.exhume.core.analysis.ports.NetworkFixture.analyse;
import static dev.exhume.testdata.DeadServers.server;
import static org.assertj.core.api.Assertions.assertThat;

import dev.exhume.core.profile.Port;
import dev.exhume.testdata.ServerBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NetworkDetectorTest {
  @ParameterizedTest
  @CsvSource({
    "Listen 8080;Listen 443;Listen 80, 80",
    "Listen 8080;Listen 443, 443",
    "Listen 81;Listen 8080, 8080",
    "Listen 82;Listen 81, 81",
    "Listen 127.0.0.1:80;Listen 8088, 8088",
  })
  void thePublicWebPortIsThePrimaryOne(String listens, int primary) {
    NetworkFixture network =
        analyse(
            server()
                .file("/etc/httpd/conf/httpd.conf", listens.split(";"))
                .file("/etc/ssh/sshd_config")
                .file("/etc/my.cnf", "[mysqld]"),
            "httpd",
            "sshd",
            "mysqld");

    assertThat(network.ports())
        .filteredOn(Port::primary)
        .extracting(Port::port)
        .containsExactly(primary);
  }

  @Test
  void aDatabaseIsThePrimaryOneOnlyIfNothingElseServes() {
    assertThat(analyse(server(), "mysqld", "sshd").portLines())
        .containsExactly(
            "22/tcp * sshd public /etc/rc3.d/S50sshd",
            "3306/tcp * mysqld public primary /etc/rc3.d/S50mysqld");
    ServerBuilder withMail = server().file("/etc/mail/sendmail.cf", "V10/Berkeley");
    assertThat(analyse(withMail, "mysqld", "sshd", "sendmail").ports())
        .filteredOn(Port::primary)
        .extracting(Port::port)
        .containsExactly(25);
  }

  @Test
  void aPortThatOnlyTheMachineItselfReachesIsNeverPrimary() {
    assertThat(
            analyse(server().file("/etc/my.cnf", "[mysqld]", "bind-address=127.0.0.1"), "mysqld")
                .ports())
        .noneMatch(Port::primary);
  }

  @Test
  void aPortThatIsConfiguredTwiceIsListedOnce() {
    assertThat(
            analyse(
                    server()
                        .file(
                            "/etc/httpd/conf/httpd.conf",
                            "Listen 80",
                            "Listen 0.0.0.0:80",
                            "Listen [::]:80"),
                    "httpd")
                .portLines())
        .containsExactly("80/tcp * httpd public primary /etc/httpd/conf/httpd.conf:1");
  }

  @Test
  void aServerThatRanNothingListensOnNothing() {
    NetworkFixture network = analyse(server());

    assertThat(network.ports()).isEmpty();
    assertThat(network.sites()).isEmpty();
    assertThat(network.problems()).isEmpty();
  }
}
