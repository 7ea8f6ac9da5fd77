package dev.exhume.core.analysis.ports.remote;

import dev.exhume.core.analysis.configuration.FilePattern;
import dev.exhume.core.analysis.ports.sockets.Endpoint;
import dev.exhume.core.analysis.ports.sockets.Installation;
import dev.exhume.core.analysis.ports.sockets.ListeningSocket;
import dev.exhume.core.analysis.ports.sockets.RunningDaemon;
import dev.exhume.core.analysis.ports.sockets.SocketRole;
import dev.exhume.core.analysis.ports.sockets.StartScripts;
import dev.exhume.core.profile.Evidence;
import dev.exhume.core.reading.Problems;
import dev.exhume.core.reading.TextFile;
import dev.exhume.core.reading.TextLine;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What vsftpd listens on, where it does so itself. */
public final class VsftpdPorts {
  private static final int FTP = 21;
  private static final Pattern NAMES = Pattern.compile("vsftpd");

  private VsftpdPorts() {}

  /** Reads each configuration, as the start script runs one daemon for each. */
  public static List<ListeningSocket> detect(Path root, StartScripts scripts, Problems problems) {
    Installation installation =
        new Installation(
            root.resolve("etc/vsftpd/vsftpd.conf"), List.of("/usr/sbin/vsftpd"), List.of());
    List<ListeningSocket> sockets = new ArrayList<>();
    for (RunningDaemon daemon : scripts.running(NAMES, List.of(installation))) {
      Stream.of("/etc/vsftpd.conf", "/etc/vsftpd/*.conf")
          .flatMap(pattern -> FilePattern.expand(root, pattern, problems).stream())
          .flatMap(file -> TextFile.read(file, problems).stream())
          .forEach(file -> socket(file, daemon).ifPresent(sockets::add));
    }
    return sockets;
  }

  private static Optional<ListeningSocket> socket(TextFile file, RunningDaemon daemon) {
    Map<String, TextLine> settings = new HashMap<>();
    for (TextLine line : file.meaningfulLines()) {
      int equals = line.text().indexOf('=');
      if (equals > 0) {
        settings.put(line.text().substring(0, equals).strip(), line);
      }
    }
    Optional<TextLine> listen =
        Stream.of("listen", "listen_ipv6")
            .flatMap(name -> Optional.ofNullable(settings.get(name)).stream())
            .filter(line -> value(line).equalsIgnoreCase("YES"))
            .findFirst();
    Optional<TextLine> port = Optional.ofNullable(settings.get("listen_port"));
    String address =
        Optional.ofNullable(settings.get("listen_address"))
            .map(VsftpdPorts::value)
            .orElse(Endpoint.ANY);
    Evidence evidence = port.or(() -> listen).map(TextLine::evidence).orElse(file.evidence());
    int number = port.map(VsftpdPorts::value).flatMap(Endpoint::port).orElse(FTP);
    return listen.map(
        line ->
            ListeningSocket.tcp(
                new Endpoint(address, number), daemon, SocketRole.SERVICE, evidence));
  }

  private static String value(TextLine line) {
    return line.text().substring(line.text().indexOf('=') + 1).strip();
  }
}
