package dev.exhume.core.analysis.audit;

import static dev.exhume.testdata.DeadServers.server;
import static org.assertj.core.api.Assertions.assertThat;

import dev.exhume.core.profile.Evidence;
import dev.exhume.core.profile.Finding;
import dev.exhume.core.profile.Severity;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AccountAuditTest {
  private static final String ROOT = "root:x:0:0::/root:/bin/sh";

  @Test
  void aSecondAccountWithTheNumberOfRootIsNamedWithItsLine() {
    Finding finding =
        withPasswd("eve:x:0:0::/home/eve:/bin/sh", "eve:$6$salt$" + "h".repeat(86) + ":1:::::")
            .finding("second-root")
            .orElseThrow();
    assertThat(finding.severity()).isEqualTo(Severity.HIGH);
    assertThat(finding.title()).isEqualTo("Accounts with the number of root: eve");
    assertThat(finding.evidence()).containsExactly(Evidence.line("/etc/passwd", 2));
  }

  @Test
  void aSecondRootThatNobodyCanLogInAsMattersLittle() {
    assertThat(
            withPasswd("toor:x:0:0::/root:/sbin/nologin", "toor:*:1:::::").finding("second-root"))
        .map(Finding::severity)
        .contains(Severity.LOW);
  }

  @Test
  void accountsThatShareANumberCountOnlyIfPeopleLogInAsBoth() {
    String hash = "$6$salt$" + "h".repeat(86);
    assertThat(
            AuditedServer.of(
                    server()
                        .file(
                            "/etc/passwd",
                            "a:x:500:500::/home/a:/bin/sh",
                            "b:x:500:500::/home/b:/bin/sh",
                            "c:x:500:500::/home/c:/bin/false")
                        .file("/etc/shadow", "a:" + hash + ":1:", "b:" + hash + ":1:", "c:*:1:"))
                .finding("shared-uid"))
        .map(Finding::title)
        .contains("Accounts that share a number: a, b");
    assertThat(withPasswd("c:x:7:0::/c:/bin/false", "c:*:1:").finding("shared-uid")).isEmpty();
  }

  @Test
  void hashesInTheFileThatEverybodyReadsAreFoundAndNotShown() {
    Finding finding =
        AuditedServer.of(server().file("/etc/passwd", "joe:abJnggxhB/yWI:500:500::/home/joe:"))
            .finding("unshadowed-passwords")
            .orElseThrow();
    assertThat(finding.severity()).isEqualTo(Severity.MEDIUM);
    assertThat(finding.toString()).contains("joe").doesNotContain("abJnggxhB");
    assertThat(withPasswd("joe:*:5:5::/:/bin/sh", "joe:*:1:").finding("unshadowed-passwords"))
        .isEmpty();
  }

  @Test
  void passwordsKeptWithDesMatterMoreWhereAServiceAsksForThem() {
    String passwd = "joe:x:500:500::/home/joe:/bin/sh";
    String shadow = "joe:abJnggxhB/yWI:1:::::";
    assertThat(withPasswd(passwd, shadow).finding("weak-password-hash"))
        .map(Finding::severity)
        .contains(Severity.LOW);
    assertThat(
            withPasswd(passwd, shadow).opens("sshd", "remote-admin").finding("weak-password-hash"))
        .map(Finding::severity)
        .contains(Severity.MEDIUM);
  }

  @Test
  void passwordsOfTodayAndThoseOfLockedAccountsAreNotWeak() {
    assertThat(
            withPasswd("joe:x:500:500::/home/joe:/bin/sh", "joe:$6$s$" + "h".repeat(86) + ":1:")
                .finding("weak-password-hash"))
        .isEmpty();
    assertThat(
            withPasswd("joe:x:500:500::/home/joe:/bin/false", "joe:abJnggxhB/yWI:1:")
                .finding("weak-password-hash"))
        .isEmpty();
  }

  @Test
  void aPlusTakesAccountsFromTheNetwork() {
    assertThat(withPasswd("+::::::", "").finding("nis-accounts"))
        .map(Finding::evidence)
        .hasValueSatisfying(
            places -> assertThat(places).containsExactly(Evidence.line("/etc/passwd", 2)));
    assertThat(withPasswd("-joe::::::", "").finding("nis-accounts")).isEmpty();
  }

  @Test
  void trustInEveryHostMattersIfRemoteShellsAreReached() {
    AuditedServer trusting =
        AuditedServer.of(
            server().file("/etc/passwd", ROOT).file("/root/.rhosts", "# mine", "+ root"));
    Finding closed = trusting.finding("trusted-hosts").orElseThrow();
    assertThat(closed.severity()).isEqualTo(Severity.LOW);
    assertThat(closed.evidence()).containsExactly(Evidence.line("/root/.rhosts", 2));
    assertThat(trusting.opens("rlogin", "remote-admin").finding("trusted-hosts"))
        .map(Finding::severity)
        .contains(Severity.HIGH);
  }

  @Test
  void anEmptyFileTrustsNobody() {
    assertThat(
            AuditedServer.of(
                    server().file("/etc/passwd", ROOT).file("/etc/hosts.equiv", "# none", "-all"))
                .finding("trusted-hosts"))
        .isEmpty();
  }

  @Test
  void aWebServerThatMayDoEverythingIsAWayToRoot() {
    AuditedServer server =
        AuditedServer.of(
            server()
                .file("/etc/passwd", ROOT, "apache:x:48:48::/var/www:/sbin/nologin")
                .file("/etc/sudoers", "apache ALL=(ALL) NOPASSWD: ALL"));
    assertThat(server.finding("sudo-without-password"))
        .map(Finding::severity)
        .contains(Severity.MEDIUM);
    assertThat(server.opens("httpd", "web").finding("sudo-without-password"))
        .map(Finding::severity)
        .contains(Severity.HIGH);
  }

  @Test
  void aWebServerThatMayDoOneThingIsNoWayToRoot() {
    for (String rule :
        new String[] {
          "apache ALL=(ALL) NOPASSWD: /usr/bin/reload",
          "apache ALL=(ALL) ALL",
          "apache ALL=(backup) NOPASSWD: ALL"
        }) {
      assertThat(
              AuditedServer.of(
                      server()
                          .file("/etc/passwd", ROOT, "apache:x:48:48::/var/www:/sbin/nologin")
                          .file("/etc/sudoers", rule))
                  .opens("httpd", "web")
                  .finding("sudo-without-password"))
          .as(rule)
          .isEmpty();
    }
  }

  @Test
  void aNameWithControlCharactersIsShownAsText() {
    Optional<Finding> finding =
        withPasswd("e\u001b[2Jve:x:0:0::/:/bin/sh", "e\u001b[2Jve::1:").finding("second-root");
    assertThat(finding)
        .map(Finding::title)
        .hasValueSatisfying(title -> assertThat(title).doesNotContain("\u001b").contains("\\x1b"));
  }

  private static AuditedServer withPasswd(String passwd, String shadow) {
    return AuditedServer.of(
        server().file("/etc/passwd", ROOT, passwd).file("/etc/shadow", "root:*:1:", shadow));
  }
}
