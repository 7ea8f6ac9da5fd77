package dev.exhume.core.analysis.verdict;

import static dev.exhume.testdata.DeadServers.server;
import static org.assertj.core.api.Assertions.assertThat;

import dev.exhume.core.profile.Database;
import dev.exhume.core.profile.Database.Schema;
import dev.exhume.core.profile.Evidence;
import dev.exhume.core.profile.ShutdownState;
import dev.exhume.testdata.ServerBuilder;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LifeSignsTest {
  private static final Instant STARTED = Instant.parse("2013-01-07T08:00:00Z");
  private static final Instant END = Instant.parse("2013-04-02T03:10:00Z");

  private final ServerBuilder server = server();

  @Test
  void whatADaemonWroteIntoTheSystemsLogCountsByTheDistanceToItsEnd() {
    server
        .file("/var/run/sshd.pid", "99")
        .modified("/var/run/sshd.pid", STARTED)
        .file(
            "/var/log/secure",
            "Apr  2 02:00:00 web01 sshd[77]: Accepted publickey for ada",
            "Apr  2 02:10:00 web01 sshd(pam_unix)[77]: session closed",
            "Apr  2 03:10:00 web01 su: ada to root")
        .modified("/var/log/secure", END);

    assertThat(lastActive("S55sshd")).contains(END.minusSeconds(3600));
  }

  @Test
  void aDaemonOfAnotherNameIsKnownByItsPidFileAndOneOfManyByTheFirstName() {
    server
        .file("/var/run/syslogd.pid", "99")
        .modified("/var/run/syslogd.pid", STARTED)
        .file("/var/log/messages", "Apr  2 03:10:00 web01 syslogd: exiting", "torn")
        .modified("/var/log/messages", END)
        .file("/var/log/maillog", "2013-04-02T05:10:00+02:00 web01 postfix/smtpd[9]: connect")
        .modified("/var/log/maillog", END);

    Verdicts verdicts = Machine.redHat(server).packaged("S12syslog", "S80postfix").judge();

    assertThat(verdicts.service("postfix").lastActive()).contains(END);
    assertThat(verdicts.service("syslog").lastActive()).contains(END);
  }

  @Test
  void theTablesOfADatabaseShowWhenItsServerLastWrote() {
    Machine machine =
        Machine.redHat(server)
            .packaged("S64mysqld", "S64postgresql")
            .database(
                new Database(
                        "mysql",
                        Optional.empty(),
                        "/var/lib/mysql",
                        List.of("shop"),
                        Optional.empty(),
                        ShutdownState.CLEAN,
                        "",
                        Evidence.file("/var/lib/mysql"))
                    .with(
                        List.of(
                            new Schema(
                                "shop",
                                Optional.empty(),
                                Optional.empty(),
                                Map.of(),
                                Optional.of(END),
                                Evidence.file("/var/lib/mysql/shop"))),
                        List.of()));
    Verdicts verdicts = machine.judge();

    assertThat(verdicts.service("mysqld").lastActive()).contains(END);
    assertThat(verdicts.service("postgresql").lastActive()).isEmpty();
  }

  @Test
  void linesThatNameNoProgramAreNobodysLife() {
    server
        .file(
            "/var/log/messages",
            "Apr  2 03:10:00 web01 last message repeated 2 times",
            "Foo 99 03:10:00 web01 sshd[1]: x",
            "sshd[1]: torn",
            "Apr  2 03:10:00 web01 " + "x".repeat(3_000) + "sshd[1]: x",
            "Apr  2 03:10:00 web01 kernel: x")
        .modified("/var/log/messages", END);

    assertThat(lastActive("S55sshd")).isEmpty();
  }

  private Optional<Instant> lastActive(String link) {
    return Machine.redHat(server).packaged(link).judge().service(link.substring(3)).lastActive();
  }
}
