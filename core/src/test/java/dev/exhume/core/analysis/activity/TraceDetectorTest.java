package dev.exhume.core.analysis.activity;

import static dev.exhume.testdata.DeadServers.server;
import static org.assertj.core.api.Assertions.assertThat;

import dev.exhume.core.profile.Activity.Trace;
import dev.exhume.core.profile.Database;
import dev.exhume.core.profile.Database.Schema;
import dev.exhume.core.profile.Evidence;
import dev.exhume.core.profile.ItemBuilder;
import dev.exhume.core.profile.Packages;
import dev.exhume.core.profile.Packages.PackageDatabase;
import dev.exhume.core.profile.ShutdownState;
import dev.exhume.core.reading.Problems;
import dev.exhume.testdata.ServerBuilder;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TraceDetectorTest {
  private static final Instant END = Instant.parse("2013-04-02T01:10:11Z");

  private final Problems problems = new Problems();

  private List<Trace> detect(ServerBuilder server) {
    return TraceDetector.detect(server.root(), Packages.unknown(), List.of(), problems);
  }

  private static Trace trace(String what, Instant at, String file) {
    return new Trace(what, at, Optional.empty(), Evidence.file(file));
  }

  @Test
  void theLastRequestIsTheNewestLineOfTheAccessLogsNotTheDateOfAFile() {
    assertThat(
            detect(
                server()
                    .file(
                        "/var/log/httpd/access_log",
                        "10.0.0.1 - - [02/Apr/2013:03:10:09 +0200] \"GET / HTTP/1.1\" 200 5",
                        "torn [99/Foo/2013:03:10:09 +0200]")
                    .modified("/var/log/httpd/access_log", END)
                    .file(
                        "/var/log/httpd/ssl_access_log",
                        "10.0.0.1 - - [01/Apr/2013:03:10:09 +0200] \"GET / HTTP/1.1\" 200 5")
                    .file("/var/log/httpd/access_log.1.gz", "packed")
                    .modified("/var/log/httpd/access_log.1.gz", END.plusSeconds(60))))
        .containsExactly(
            trace(
                "web-request", Instant.parse("2013-04-02T01:10:09Z"), "/var/log/httpd/access_log"));
  }

  @Test
  void ofLogsThatArePackedTheDateTells() {
    assertThat(
            detect(
                server()
                    .file("/var/log/apache2/access.log")
                    .file("/var/log/apache2/access.log.2.gz", "packed")
                    .modified("/var/log/apache2/access.log.2.gz", END)))
        .containsExactly(trace("web-request", END, "/var/log/apache2/access.log.2.gz"));
  }

  @Test
  void aJobOfCronIsAsOldAsItsLineIsAboveTheLastOneOfTheLog() {
    List<Trace> found =
        detect(
            server()
                .file(
                    "/var/log/syslog",
                    "Apr  2 03:05:01 web01 CRON[4711]: (root) CMD (/usr/local/bin/report)",
                    "Apr  2 03:10:11 web01 kernel: eth0: link down")
                .modified("/var/log/syslog", END));

    assertThat(found)
        .containsExactly(
            trace("system-log", END, "/var/log/syslog"),
            trace("cron-job", END.minusSeconds(310), "/var/log/syslog"));
  }

  @Test
  void newYearMayLieBetweenTheLines() {
    Instant newYear = Instant.parse("2013-01-01T00:00:30Z");

    assertThat(
            detect(
                server()
                    .file(
                        "/var/log/cron",
                        "Dec 31 23:59:01 web01 crond[4711]: (root) CMD (run-parts)",
                        "Jan  1 00:00:30 web01 crond[1]: (CRON) STARTUP (1.0)")
                    .modified("/var/log/cron", newYear)))
        .containsExactly(trace("cron-job", newYear.minusSeconds(89), "/var/log/cron"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Apr  2 03:10:11 web01 sendmail[1]: r32: to=<a@example.com>, dsn=2.0.0, stat=Sent (ok)",
        "Apr  2 03:10:11 web01 postfix/smtp[1]: 4F: to=<a@example.com>, status=sent (250 ok)",
      })
  void mailThatWasDeliveredCounts(String line) {
    assertThat(detect(server().file("/var/log/maillog", line).modified("/var/log/maillog", END)))
        .containsExactly(trace("mail", END, "/var/log/maillog"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Apr  2 03:10:11 web01 dovecot: imap-login: Login: user=<ann>, method=PLAIN, rip=10.1.2.7",
        "Apr  2 03:10:11 web01 pop3d-ssl: LOGIN, user=ann, ip=[10.1.2.7]",
        "Apr  2 03:10:11 web01 imaps[99]: login: pc7 [10.1.2.7] ann plaintext User logged in",
        "Apr  2 03:10:11 web01 ipop3d[99]: Login user=ann host=[10.1.2.7] nmsgs=1/1",
      })
  void whoOpensAMailboxCountsHowever(String line) {
    assertThat(detect(server().file("/var/log/maillog", line).modified("/var/log/maillog", END)))
        .containsExactly(trace("mailbox-login", END, "/var/log/maillog"));
  }

  @Test
  void aLogOfTransfersTellsWhenFilesCameOrWentByFtp() {
    ServerBuilder server =
        server()
            .file(
                "/var/log/xferlog", "Mon Aug 17 06:30:05 2009 1 pc7 9 /home/ann/x b _ i r ann ftp")
            .modified("/var/log/xferlog", END);

    assertThat(detect(server)).containsExactly(trace("file-transfer", END, "/var/log/xferlog"));
    assertThat(detect(server().file("/var/log/xferlog"))).isEmpty();
  }

  @Test
  void mailThatWasOnlyRefusedDoesNot() {
    assertThat(
            detect(
                server()
                    .file(
                        "/var/log/maillog",
                        "Apr  2 03:10:11 web01 sendmail[1]: ruleset=check_rcpt, reject=550")))
        .isEmpty();
  }

  @Test
  void theLastPackageAndTheLastTableAreNamed() {
    Instant installed = Instant.parse("2012-11-14T09:00:00Z");
    Database database =
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
                List.of());

    List<Trace> found =
        TraceDetector.detect(
            server().root(),
            new Packages(
                Optional.of("rpm"),
                Optional.of(
                    new PackageDatabase(
                        "/var/lib/rpm/Packages", "bdb-hash", Optional.empty(), false)),
                List.of(),
                2,
                List.of(
                    ItemBuilder.item("bash").installedAt(installed.minusSeconds(9)).build(),
                    ItemBuilder.item("httpd").installedAt(installed).build())),
            List.of(database),
            problems);

    assertThat(found).extracting(Trace::what).containsExactly("database-write", "package-change");
    assertThat(found).extracting(Trace::at).containsExactly(END, installed);
    assertThat(found.get(0).detail()).contains("shop of mysql");
    assertThat(found.get(1).detail().orElseThrow()).startsWith("httpd-");
  }

  @Test
  void aMachineWithoutLogsHasNoTraces() {
    assertThat(detect(server())).isEmpty();
    assertThat(problems.sorted()).isEmpty();
  }
}
