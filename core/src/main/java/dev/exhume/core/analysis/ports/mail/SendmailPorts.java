package dev.exhume.core.analysis.ports.mail;

import com.google.common.base.Splitter;
import dev.exhume.core.analysis.configuration.NetworkServices;
import dev.exhume.core.analysis.configuration.ShellSettings;
import dev.exhume.core.analysis.ports.sockets.Endpoint;
import dev.exhume.core.analysis.ports.sockets.Installation;
import dev.exhume.core.analysis.ports.sockets.ListeningSocket;
import dev.exhume.core.analysis.ports.sockets.RunningDaemon;
import dev.exhume.core.analysis.ports.sockets.SocketRole;
import dev.exhume.core.analysis.ports.sockets.StartScripts;
import dev.exhume.core.reading.Problems;
import dev.exhume.core.reading.TextFile;
import dev.exhume.core.reading.TextLine;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What sendmail listens on, from the configuration that was made out of sendmail.mc. */
public final class SendmailPorts {
  private static final Pattern NAMES = Pattern.compile("sendmail");
  private static final Pattern OPTIONS =
      Pattern.compile("O\\s*(?:DaemonPortOptions|ClientPortOptions)\\s*=\\s*(.*)");

  private static final List<String> CONFIGURATIONS =
      List.of("etc/mail/sendmail.cf", "etc/sendmail.cf");

  private SendmailPorts() {}

  /** Reads the configuration if the machine ran sendmail as a daemon. */
  public static List<ListeningSocket> detect(
      Path root, StartScripts scripts, NetworkServices names, Problems problems) {
    Path configuration =
        CONFIGURATIONS.stream()
            .map(root::resolve)
            .filter(Files::isRegularFile)
            .findFirst()
            .orElse(root.resolve(CONFIGURATIONS.get(0)));
    Installation installation =
        new Installation(configuration, List.of("/usr/sbin/sendmail"), List.of());
    if (isQueueRunnerOnly(root, problems)) {
      return List.of();
    }
    return scripts.running(NAMES, List.of(installation)).stream()
        .flatMap(daemon -> sockets(daemon, names, problems).stream())
        .toList();
  }

  private static List<ListeningSocket> sockets(
      RunningDaemon daemon, NetworkServices names, Problems problems) {
    Path configuration = daemon.installation().configuration();
    Optional<TextFile> file = TextFile.read(configuration, problems);
    if (file.isEmpty()) {
      // It does not run without, so that no default stands in for what is lost.
      problems.add(configuration, "was not read: what sendmail listened on is unknown");
      return List.of();
    }
    List<ListeningSocket> sockets = new ArrayList<>();
    for (TextLine line : file.get().meaningfulLines()) {
      Matcher options = OPTIONS.matcher(line.text());
      if (options.matches() && line.text().contains("Daemon")) {
        socket(options.group(1), line, daemon, names).ifPresent(sockets::add);
      }
    }
    if (sockets.isEmpty()) {
      sockets.add(
          ListeningSocket.tcp(
              new Endpoint(Endpoint.ANY, names.port("smtp").orElse(25)),
              daemon,
              SocketRole.SERVICE,
              daemon.evidence()));
    }
    return sockets;
  }

  /** Reads {@code Port=smtp,Addr=127.0.0.1, Name=MTA}. */
  private static Optional<ListeningSocket> socket(
      String options, TextLine line, RunningDaemon daemon, NetworkServices names) {
    String port = "smtp";
    String address = Endpoint.ANY;
    String modifiers = "";
    for (String option : Splitter.on(',').trimResults().omitEmptyStrings().split(options)) {
      int equals = option.indexOf('=');
      String value = option.substring(equals + 1).strip();
      switch (equals < 1 ? ' ' : Character.toUpperCase(option.charAt(0))) {
        case 'P' -> port = value;
        case 'A' -> address = value.replaceFirst("^IPv6:", "");
        case 'M' -> modifiers = value;
        default -> {}
      }
    }
    String listened = address;
    boolean isEncrypted = modifiers.contains("s");
    return names
        .port(port)
        .map(
            number ->
                ListeningSocket.tcp(
                        new Endpoint(listened, number), daemon, SocketRole.SERVICE, line.evidence())
                    .withTls(isEncrypted));
  }

  private static boolean isQueueRunnerOnly(Path root, Problems problems) {
    return ShellSettings.read(List.of(root.resolve("etc/sysconfig/sendmail")), problems)
        .value("DAEMON")
        .filter("no"::equalsIgnoreCase)
        .isPresent();
  }
}
