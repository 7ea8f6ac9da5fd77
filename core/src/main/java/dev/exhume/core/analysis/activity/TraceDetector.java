package dev.exhume.core.analysis.activity;

import dev.exhume.core.profile.Activity.Trace;
import dev.exhume.core.profile.Database;
import dev.exhume.core.profile.Database.Schema;
import dev.exhume.core.profile.Evidence;
import dev.exhume.core.profile.Packages;
import dev.exhume.core.reading.PlausibleTime;
import dev.exhume.core.reading.Problems;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Finds when the machine last did each of the things that it was there for. */
public final class TraceDetector {
  private static final List<String> SYSTEM_LOGS =
      List.of("/var/log/messages", "/var/log/syslog", "/var/log/messages.1", "/var/log/syslog.1");

  private static final List<String> CRON_LOGS =
      List.of("/var/log/cron", "/var/log/cron.log", "/var/log/cron.1", "/var/log/cron-2*");

  private static final List<String> MAIL_LOGS =
      List.of(
          "/var/log/maillog",
          "/var/log/maillog.1",
          "/var/log/maillog-2*",
          "/var/log/mail.log",
          "/var/log/mail.log.1",
          "/var/log/mail",
          "/var/log/exim*/main*log");

  /** Of vsftpd, ProFTPD, Pure-FTPd and wu-ftpd, which all know the format of the last. */
  private static final List<String> TRANSFER_LOGS =
      List.of(
          "/var/log/xferlog",
          "/var/log/xferlog.1",
          "/var/log/xferlog-2*",
          "/var/log/vsftpd.log",
          "/var/log/vsftpd.log.1",
          "/var/log/proftpd/xferlog",
          "/var/log/pureftpd.log");

  private static final Pattern CRON_RUN =
      Pattern.compile("cron(?:d|tab)?\\[\\d{1,7}]:? .{0,80}CMD", Pattern.CASE_INSENSITIVE);

  /** Sendmail, Postfix, Exim and qmail. */
  private static final Pattern DELIVERED =
      Pattern.compile("stat=Sent|status=sent| => \\S|delivery \\d{1,9}: success");

  /** Dovecot, Courier, Cyrus and the University of Washington's. */
  private static final Pattern MAILBOX_OPENED =
      Pattern.compile(
          "(?:imap|pop3)-login: (?:Info: )?Login: |(?:imapd?|pop3d?)(?:-ssl)?: LOGIN, user="
              + "|(?:imaps?|pop3s?)\\[\\d{1,7}]: login: |(?:imap|ipop3)d\\[\\d{1,7}]: Login user=");

  private final Path root;
  private final Problems problems;
  private final List<Trace> traces = new ArrayList<>();

  private TraceDetector(Path root, Problems problems) {
    this.root = root;
    this.problems = problems;
  }

  /** The last trace of each kind that there is, the newest first. */
  public static List<Trace> detect(
      Path root, Packages packages, List<Database> databases, Problems problems) {
    TraceDetector detector = new TraceDetector(root, problems);
    detector.look(packages, databases);
    return detector.traces.stream()
        .sorted(Comparator.comparing(Trace::at).reversed().thenComparing(Trace::what))
        .toList();
  }

  private void look(Packages packages, List<Database> databases) {
    SystemLog log = new SystemLog(root, problems);
    lastPackage(packages).ifPresent(traces::add);
    AccessLogs.lastRequest(root, problems).ifPresent(traces::add);
    log.last("cron-job", Stream.concat(CRON_LOGS.stream(), SYSTEM_LOGS.stream()).toList(), CRON_RUN)
        .ifPresent(traces::add);
    log.last("mail", MAIL_LOGS, DELIVERED).ifPresent(traces::add);
    log.last("mailbox-login", MAIL_LOGS, MAILBOX_OPENED).ifPresent(traces::add);
    written("file-transfer", TRANSFER_LOGS).ifPresent(traces::add);
    written("system-log", SYSTEM_LOGS).ifPresent(traces::add);
    written("journal", List.of("/var/log/journal/*/*.journal")).ifPresent(traces::add);
    written("shell", List.of("/root/.bash_history", "/home/*/.bash_history"))
        .ifPresent(traces::add);
    lastTable(databases).ifPresent(traces::add);
  }

  private Optional<Trace> written(String what, List<String> patterns) {
    return LogFile.newestFirst(root, patterns, problems).stream()
        .findFirst()
        .map(
            file ->
                new Trace(
                    what, file.written(), Optional.empty(), Evidence.file(file.path().toString())));
  }

  /** RPM knows when it installed what, others by their files; of dpkg its log and list tell. */
  private Optional<Trace> lastPackage(Packages packages) {
    Optional<Packages.Item> newest =
        packages.items().stream()
            .filter(item -> installedAt(item).isPresent())
            .max(Comparator.comparing(item -> installedAt(item).orElse(Instant.MIN)));
    if (newest.isPresent() && packages.database().isPresent()) {
      return Optional.of(
          new Trace(
              "package-change",
              installedAt(newest.get()).orElseThrow(),
              Optional.of(packages.label(newest.get())),
              Evidence.file(packages.database().get().path())));
    }
    return written("package-change", List.of("/var/log/dpkg.log"))
        .or(() -> written("package-change", List.of("/var/lib/dpkg/status")));
  }

  private static Optional<Instant> installedAt(Packages.Item item) {
    return item.installedAt()
        .flatMap(PlausibleTime::of)
        .map(time -> time.truncatedTo(ChronoUnit.SECONDS));
  }

  private static Optional<Trace> lastTable(List<Database> databases) {
    return databases.stream()
        .flatMap(
            database ->
                database.schemas().stream().flatMap(schema -> trace(database, schema).stream()))
        .max(Comparator.comparing(Trace::at));
  }

  private static Optional<Trace> trace(Database database, Schema schema) {
    return schema
        .newest()
        .map(
            time ->
                new Trace(
                    "database-write",
                    time,
                    Optional.of("%s of %s".formatted(schema.name(), database.engine())),
                    schema.evidence()));
  }
}
