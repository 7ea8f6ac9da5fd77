package dev.exhume.core.analysis.jobs;

import static dev.exhume.testdata.DeadServers.server;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import dev.exhume.core.analysis.packages.Ownership;
import dev.exhume.core.profile.Evidence;
import dev.exhume.core.profile.ScheduledJob;
import dev.exhume.core.reading.Problems;
import dev.exhume.testdata.ServerBuilder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class JobDetectorTest {
  private static final Ownership STOCK =
      path ->
          switch (path.toString()) {
            case "/etc/crontab" -> Optional.of("crontabs");
            case "/etc/cron.d/sysstat" -> Optional.of("sysstat");
            case "/etc/cron.daily/logrotate" -> Optional.of("logrotate");
            default -> Optional.empty();
          };

  private final Problems problems = new Problems();

  private List<ScheduledJob> detect(ServerBuilder server) {
    return JobDetector.detect(server.root(), List.of(), STOCK, problems);
  }

  private static ScheduledJob cron(
      String schedule, String user, String command, String owner, Evidence evidence) {
    return new ScheduledJob(
        "cron",
        schedule,
        Optional.of(user),
        command,
        Optional.of(owner).filter(name -> !name.isEmpty()),
        evidence);
  }

  @Test
  void theStockCrontabOnlyRunsTheDirectoriesAndIsNoJob() {
    List<ScheduledJob> jobs =
        detect(
            server()
                .file(
                    "/etc/crontab",
                    "SHELL=/bin/bash",
                    "MAILTO=root",
                    "",
                    "# run-parts",
                    "01 * * * * root run-parts /etc/cron.hourly",
                    "25 6 * * * root test -x /usr/sbin/anacron || run-parts --report /etc/cron.daily",
                    "-*/15 * * * *   root  test -x /usr/lib/cron/run-crons && /usr/lib/cron/run-crons",
                    "1  3  * * *     root  rm -f /var/spool/cron/lastrun/cron.daily")
                .file("/etc/cron.d/0hourly", "01 * * * * root run-parts /etc/cron.hourly"));

    assertThat(jobs).isEmpty();
    assertThat(problems.sorted()).isEmpty();
  }

  @Test
  void aLineAddedToTheStockCrontabIsSomebodys() {
    assertThat(
            detect(
                server()
                    .file(
                        "/etc/crontab",
                        "02 4 * * * root run-parts /etc/cron.daily",
                        "*/5 8-18 * * mon-fri\tapp  /opt/app/poll --all > /dev/null",
                        "0 3 * * * root run-parts /opt/app/cron")))
        .containsExactly(
            cron(
                "*/5 8-18 * * mon-fri",
                "app",
                "/opt/app/poll --all > /dev/null",
                "",
                Evidence.line("/etc/crontab", 2)),
            cron(
                "0 3 * * *",
                "root",
                "run-parts /opt/app/cron",
                "",
                Evidence.line("/etc/crontab", 3)));
  }

  @Test
  void aPasswordInACommandStaysOnTheServer() {
    assertThat(
            detect(
                server()
                    .file(
                        "/var/spool/cron/joe",
                        "*/5 * * * * wget -q http://joe:secret@shop.example/cron.php")))
        .extracting(ScheduledJob::command)
        .containsExactly("wget -q http://joe:***@shop.example/cron.php");
  }

  @Test
  void jobsOfPackagesAreToldFromThoseThatSomebodyWrote() {
    assertThat(
            detect(
                server()
                    .file("/etc/cron.d/sysstat", "*/10 * * * * root /usr/lib/sa/sa1 1 1")
                    .file("/etc/cron.d/reports", "MAILTO=x", "@reboot app /data/app/watchdog")
                    .executable("/etc/cron.daily/logrotate", "#!/bin/sh")
                    .executable("/etc/cron.daily/backup", "#!/bin/sh")
                    .file("/etc/cron.daily/README", "not a script")
                    .executable("/etc/cron.weekly/old.rpmsave", "#!/bin/sh")))
        .containsExactly(
            cron(
                "@reboot",
                "app",
                "/data/app/watchdog",
                "",
                Evidence.line("/etc/cron.d/reports", 2)),
            cron(
                "*/10 * * * *",
                "root",
                "/usr/lib/sa/sa1 1 1",
                "sysstat",
                Evidence.line("/etc/cron.d/sysstat", 1)),
            cron(
                "daily",
                "root",
                "/etc/cron.daily/backup",
                "",
                Evidence.file("/etc/cron.daily/backup")),
            cron(
                "daily",
                "root",
                "/etc/cron.daily/logrotate",
                "logrotate",
                Evidence.file("/etc/cron.daily/logrotate")));
  }

  @Test
  void theSpoolsOfRedHatDebianAndSuseAreRead() {
    assertThat(
            detect(
                server()
                    .file(
                        "/var/spool/cron/root",
                        "40 4 * * * /usr/bin/run-parts /etc/cron.daily 1> /dev/null",
                        "0 2 * * * /root/backup.sh")
                    .file("/var/spool/cron/crontabs/www-data", "@daily php cron.php")
                    .file("/var/spool/cron/tabs/wwwrun", "# comment", "1 1 1 1 1 true")
                    .file("/var/spool/cron/tmp.4711", "0 0 * * * half written")))
        .extracting(ScheduledJob::user, ScheduledJob::command)
        .containsExactly(
            tuple(Optional.of("root"), "/root/backup.sh"),
            tuple(Optional.of("www-data"), "php cron.php"),
            tuple(Optional.of("wwwrun"), "true"));
  }

  @Test
  void debianPassesOverNamesWithDots() {
    assertThat(
            detect(
                server()
                    .file("/etc/debian_version", "4.0")
                    .executable("/etc/cron.daily/backup.sh", "#!/bin/sh")
                    .executable("/etc/cron.daily/backup", "#!/bin/sh")))
        .extracting(ScheduledJob::command)
        .containsExactly("/etc/cron.daily/backup");
  }

  @Test
  void anacronsOwnJobsAreThoseBesideTheDirectories() {
    assertThat(
            detect(
                server()
                    .file(
                        "/etc/anacrontab",
                        "SHELL=/bin/sh",
                        "1\t65\tcron.daily\t\trun-parts /etc/cron.daily",
                        "7 10 reindex /opt/app/reindex",
                        "@monthly 20 bill /opt/app/bill")))
        .containsExactly(
            new ScheduledJob(
                "anacron",
                "7",
                Optional.of("root"),
                "/opt/app/reindex",
                Optional.empty(),
                Evidence.line("/etc/anacrontab", 3)),
            new ScheduledJob(
                "anacron",
                "@monthly",
                Optional.of("root"),
                "/opt/app/bill",
                Optional.empty(),
                Evidence.line("/etc/anacrontab", 4)));
  }

  @Test
  void aJobInTheQueueOfAtHasItsTimeItsUserAndItsCommand() {
    assertThat(
            detect(
                server()
                    .file(
                        "/var/spool/at/a0000301432a36",
                        "#!/bin/sh",
                        "# atrun uid=500 gid=500",
                        "# mail    carol 0",
                        "umask 2",
                        "LANG=en_US.UTF-8; export LANG",
                        "cd /home/carol || {",
                        "\t echo 'Execution directory inaccessible' >&2",
                        "\t exit 1",
                        "}",
                        "/home/carol/bin/report",
                        "rm -f /tmp/report.lock")
                    .file("/var/spool/at/.SEQ", "00003")
                    .directory("/var/spool/at/spool")))
        .containsExactly(
            new ScheduledJob(
                "at",
                "2010-04-08T14:14:00Z",
                Optional.of("carol"),
                "/home/carol/bin/report; rm -f /tmp/report.lock",
                Optional.empty(),
                Evidence.line("/var/spool/at/a0000301432a36", 10)));
  }

  @Test
  void filesOfNulBytesAndRubbishAreProblemsAndNoJobs() {
    byte[] binary = "0 0 * * * root a\0b\n".repeat(100).getBytes(StandardCharsets.UTF_8);
    byte[] huge = new byte[20 << 20];
    Arrays.fill(huge, (byte) '*');

    assertThat(
            detect(
                server()
                    .bytes("/etc/crontab", binary)
                    .bytes("/etc/cron.d/core", new byte[] {127, 'E', 'L', 'F', 0, 1, 2})
                    .bytes("/var/spool/cron/huge", huge)
                    .file("/etc/cron.d/words", "hello world", "and more", "1 2 3 4 5 root ok")
                    .link("/etc/cron.d/loop", "loop")
                    .file("/etc/cron.hourly", "a file")))
        .extracting(ScheduledJob::command)
        .containsExactly("ok");
    assertThat(problems.sorted())
        .extracting(problem -> problem.path() + " " + problem.message())
        .containsExactly(
            "/etc/cron.d/core holds NUL bytes; expected lines of text",
            "/etc/cron.d/words line 1 is no entry of a crontab",
            "/etc/crontab holds NUL bytes; expected lines of text",
            "/var/spool/cron/huge is longer than 1 MiB; only its start was read",
            "/var/spool/cron/huge line 1 is no entry of a crontab");
  }
}
