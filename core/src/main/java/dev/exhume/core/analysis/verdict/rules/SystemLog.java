package dev.exhume.core.analysis.verdict.rules;

import dev.exhume.core.reading.Problems;
import dev.exhume.core.reading.TextFile;
import dev.exhume.core.reading.TextLine;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The collector of system messages may be needed by what has no log file of its own.
 *
 * @param catalogued what the catalogue calls the services that start
 */
public record SystemLog(Path root, Set<String> catalogued, Problems problems) implements Rule {
  /** By their names in the catalogue. */
  private static final List<String> LOG_NOWHERE_ELSE =
      List.of(
          "sendmail",
          "postfix",
          "qmail",
          "dovecot",
          "courier-imap",
          "cyrus-imapd",
          "amavisd",
          "spamassassin",
          "saslauthd",
          "named",
          "dnsmasq",
          "haproxy",
          "ldap",
          "pound",
          "openvpn");

  private static final List<String> CONFIGURATIONS = List.of("etc/syslog.conf", "etc/rsyslog.conf");

  /** The facilities for local use, but for the last, which Red Hat keeps boot messages in. */
  private static final Pattern LOCAL_USE = Pattern.compile("([^#]*;)?local[0-6]\\..*");

  public SystemLog {
    catalogued = Set.copyOf(catalogued);
  }

  @Override
  public Optional<Ruling> judge(Candidate candidate) {
    return candidate.isDecidedBy("system-log") ? Optional.of(ruling()) : Optional.empty();
  }

  private Ruling ruling() {
    Optional<TextLine> localUse = localUse();
    if (localUse.isPresent()) {
      return Ruling.conditional(
          "collects system messages, and those of an application by %s: %s"
              .formatted(
                  localUse.get().evidence().location(),
                  ShortList.quote(localUse.get().stripped())));
    }
    List<String> mute = LOG_NOWHERE_ELSE.stream().filter(catalogued::contains).toList();
    return mute.isEmpty()
        ? Ruling.unneeded(
            "collects system messages; what a container runs has log files of its own")
        : Ruling.conditional(
            "collects system messages, the only log of %s: needed to read it"
                .formatted(ShortList.of(mute)));
  }

  private Optional<TextLine> localUse() {
    return CONFIGURATIONS.stream()
        .flatMap(file -> TextFile.readStart(root.resolve(file), 1, problems).stream())
        .flatMap(file -> file.meaningfulLines().stream())
        .filter(line -> LOCAL_USE.matcher(line.stripped()).matches())
        .filter(line -> !line.stripped().contains("/dev/null"))
        .findFirst();
  }
}
