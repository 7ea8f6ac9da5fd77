package dev.exhume.core.analysis.ports.remote;

import com.google.common.base.CharMatcher;
import com.google.common.base.Splitter;
import dev.exhume.core.analysis.configuration.NetworkServices;
import dev.exhume.core.analysis.ports.sockets.Endpoint;
import dev.exhume.core.analysis.ports.sockets.Installation;
import dev.exhume.core.analysis.ports.sockets.ListeningSocket;
import dev.exhume.core.analysis.ports.sockets.RunningDaemon;
import dev.exhume.core.analysis.ports.sockets.StartScripts;
import dev.exhume.core.reading.Problems;
import dev.exhume.core.reading.TextFile;
import dev.exhume.core.reading.TextLine;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** What inetd listens on for programs that it starts when somebody connects. */
public final class InetdPorts {
  private static final Pattern NAMES = Pattern.compile("(?:openbsd-|inetutils-|netkit-)?inetd");
  private static final Splitter WORDS = Splitter.on(CharMatcher.whitespace()).omitEmptyStrings();

  private InetdPorts() {}

  /** Reads the configuration if the machine ran inetd. */
  public static List<ListeningSocket> detect(
      Path root, StartScripts scripts, NetworkServices names, Problems problems) {
    Installation installation =
        new Installation(root.resolve("etc/inetd.conf"), List.of("/usr/sbin/inetd"), List.of());
    List<ListeningSocket> sockets = new ArrayList<>();
    for (RunningDaemon daemon : scripts.running(NAMES, List.of(installation))) {
      TextFile.read(installation.configuration(), problems)
          .ifPresent(
              file ->
                  file.meaningfulLines()
                      .forEach(line -> socket(line, daemon, names).ifPresent(sockets::add)));
    }
    return sockets;
  }

  /** Reads {@code service type protocol wait user program …}. */
  private static Optional<ListeningSocket> socket(
      TextLine line, RunningDaemon daemon, NetworkServices names) {
    List<String> fields = WORDS.limit(7).splitToList(line.text());
    if (fields.size() < 6) {
      return Optional.empty();
    }
    String service = fields.get(0);
    int colon = service.lastIndexOf(':');
    String name = service.substring(colon + 1);
    String address = colon < 0 ? Endpoint.ANY : service.substring(0, colon);
    return names
        .port(name)
        .map(
            port ->
                new ListeningSocket(
                    new Endpoint(address, port),
                    fields.get(2).startsWith("udp") ? "udp" : "tcp",
                    daemon.serviceName(),
                    false,
                    SuperServer.role(name),
                    line.evidence()));
  }
}
