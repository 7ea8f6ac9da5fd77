package dev.exhume.core.analysis.verdict.usage;

import com.google.common.base.Splitter;
import dev.exhume.core.profile.Evidence;
import dev.exhume.core.reading.Problems;
import dev.exhume.core.reading.TextFile;
import dev.exhume.core.reading.TextLine;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * From where a mail server takes mail, by its configuration.
 *
 * @param loopbackOnly whether only programs of the same machine can reach it
 */
public record MailListener(boolean loopbackOnly, Evidence evidence) {
  private static final Pattern SENDMAIL_DAEMON = Pattern.compile("O\\s+DaemonPortOptions=(.*)");
  private static final Pattern POSTFIX_INTERFACES = Pattern.compile("inet_interfaces\\s*=(.*)");
  private static final Pattern EXIM_INTERFACES =
      Pattern.compile("(?:dc_)?local_interfaces\\s*=(.*)");
  private static final Splitter ADDRESSES = Splitter.onPattern("[\\s,;'\"<]+").omitEmptyStrings();

  /** Where the configuration of a mail server says so. */
  public static Optional<MailListener> find(Path root, String script, Problems problems) {
    // Slackware calls its scripts rc.sendmail.
    String scriptName = script.startsWith("rc.") ? script.substring("rc.".length()) : script;
    if (scriptName.startsWith("postfix")) {
      return postfix(root, problems);
    }
    if (scriptName.startsWith("exim")) {
      return exim(root, problems);
    }
    return scriptName.startsWith("sendmail") ? sendmail(root, problems) : Optional.empty();
  }

  /** Sendmail listens to all the world on each daemon that has no address of its own. */
  private static Optional<MailListener> sendmail(Path root, Problems problems) {
    return read(root, problems, "etc/mail/sendmail.cf", "etc/sendmail.cf")
        .map(
            file -> {
              List<TextLine> daemons =
                  file.meaningfulLines().stream()
                      .filter(line -> SENDMAIL_DAEMON.matcher(line.stripped()).matches())
                      .toList();
              return daemons.stream()
                  .filter(line -> !isLoopbackDaemon(line.stripped()))
                  .findFirst()
                  .map(line -> new MailListener(false, line.evidence()))
                  .or(() -> daemons.stream().findFirst().map(MailListener::onLoopback))
                  .orElseGet(() -> new MailListener(false, file.evidence()));
            });
  }

  private static boolean isLoopbackDaemon(String option) {
    return option.matches(".*\\bAddr(ess)?=(127\\.|::1|IPv6:::1|localhost).*");
  }

  private static MailListener onLoopback(TextLine line) {
    return new MailListener(true, line.evidence());
  }

  private static Optional<MailListener> postfix(Path root, Problems problems) {
    return read(root, problems, "etc/postfix/main.cf")
        .map(
            file ->
                last(file, POSTFIX_INTERFACES)
                    .orElseGet(() -> new MailListener(false, file.evidence())));
  }

  private static Optional<MailListener> exim(Path root, Problems problems) {
    return read(
            root,
            problems,
            "etc/exim4/update-exim4.conf.conf",
            "etc/exim/exim.conf",
            "etc/exim4/exim4.conf",
            "etc/exim.conf")
        .map(
            file ->
                last(file, EXIM_INTERFACES)
                    .orElseGet(() -> new MailListener(false, file.evidence())));
  }

  /** The last assignment counts. */
  private static Optional<MailListener> last(TextFile file, Pattern assignment) {
    return file.meaningfulLines().stream()
        .flatMap(
            line -> {
              Matcher matcher = assignment.matcher(line.stripped());
              return matcher.matches()
                  ? Stream.of(new MailListener(isLoopback(matcher.group(1)), line.evidence()))
                  : Stream.empty();
            })
        .reduce((earlier, later) -> later);
  }

  private static boolean isLoopback(String addresses) {
    List<String> all = ADDRESSES.splitToList(addresses);
    return !all.isEmpty()
        && all.stream()
            .allMatch(
                address ->
                    address.startsWith("127.")
                        || address.equals("localhost")
                        || address.equals("loopback-only")
                        || address.equals("::1")
                        || address.equals("[::1]")
                        || address.equals(":"));
  }

  private static Optional<TextFile> read(Path root, Problems problems, String... files) {
    return Stream.of(files)
        .flatMap(file -> TextFile.readStart(root.resolve(file), 1, problems).stream())
        .findFirst();
  }
}
