package dev.exhume.core.analysis.activity;

import dev.exhume.core.profile.Activity.Trace;
import dev.exhume.core.profile.Evidence;
import dev.exhume.core.reading.PlausibleTime;
import dev.exhume.core.reading.Problems;
import dev.exhume.core.reading.TextTail;
import java.nio.file.Path;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The last request that a web server wrote down: {@code [02/Apr/2013:03:10:11 +0200]}. */
final class AccessLogs {
  private static final List<String> LOGS =
      List.of(
          "/var/log/httpd/*access*",
          "/var/log/apache/*access*",
          "/var/log/apache2/*access*",
          "/var/log/nginx/*access*",
          "/var/log/lighttpd/*access*",
          "/var/log/httpd/*/*access*",
          "/var/log/apache2/*/*access*",
          "/usr/local/apache*/logs/*access*",
          "/var/www/*/log*/*access*",
          "/var/www/vhosts/*/statistics/logs/*access*",
          "/home/*/log*/*access*",
          "/srv/www/log*/*access*",
          "/opt/*/logs/*access*",
          "/opt/*/apache*/logs/*access*");

  private static final Pattern DATE =
      Pattern.compile("\\[(\\d{2}/\\p{Alpha}{3}/\\d{4}:\\d{2}:\\d{2}:\\d{2} [+-]\\d{4})]");

  private static final DateTimeFormatter FORMAT =
      DateTimeFormatter.ofPattern("dd/MMM/yyyy:HH:mm:ss Z", Locale.ENGLISH);

  private static final int TAIL = 16 << 10;
  private static final int MAX_OPENED = 3;

  private AccessLogs() {}

  static Optional<Trace> lastRequest(Path root, Problems problems) {
    List<LogFile> logs = LogFile.newestFirst(root, LOGS, problems);
    Optional<Trace> written =
        logs.stream()
            .filter(log -> !log.isPacked())
            .limit(MAX_OPENED)
            .flatMap(log -> lastRequest(log, problems).stream())
            .max(Comparator.comparing(Trace::at));
    return written.or(
        () ->
            logs.stream()
                .map(log -> trace(log, log.written()))
                .max(Comparator.comparing(Trace::at)));
  }

  private static Optional<Trace> lastRequest(LogFile log, Problems problems) {
    return TextTail.lines(log.path(), TAIL, problems).stream()
        .flatMap(line -> time(line).stream())
        .reduce((earlier, later) -> later)
        .map(time -> trace(log, time));
  }

  private static Optional<Instant> time(String line) {
    Matcher date = DATE.matcher(line);
    if (!date.find()) {
      return Optional.empty();
    }
    try {
      return PlausibleTime.of(OffsetDateTime.parse(date.group(1), FORMAT).toInstant());
    } catch (DateTimeParseException impossible) {
      return Optional.empty();
    }
  }

  private static Trace trace(LogFile log, Instant time) {
    return new Trace("web-request", time, Optional.empty(), Evidence.file(log.path().toString()));
  }
}
