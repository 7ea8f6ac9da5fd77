package dev.exhume.core.analysis.ports.mail;

import com.google.common.base.CharMatcher;
import com.google.common.base.Splitter;
import dev.exhume.core.analysis.configuration.NetworkServices;
import dev.exhume.core.analysis.ports.sockets.Endpoint;
import dev.exhume.core.analysis.ports.sockets.Installation;
import dev.exhume.core.analysis.ports.sockets.ListeningSocket;
import dev.exhume.core.analysis.ports.sockets.RunningDaemon;
import dev.exhume.core.analysis.ports.sockets.SocketRole;
import dev.exhume.core.analysis.ports.sockets.StartScripts;
import dev.exhume.core.reading.Problems;
import dev.exhume.core.reading.TextFile;
import dev.exhume.core.reading.TextLine;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** What Postfix listens on. */
public final class PostfixPorts {
  private static final Pattern NAMES = Pattern.compile("postfix");
  private static final Pattern INTERFACES = Pattern.compile("inet_interfaces\\s*=.*");
  private static final Splitter WORDS =
      Splitter.on(CharMatcher.whitespace().or(CharMatcher.is(','))).omitEmptyStrings();

  private final RunningDaemon daemon;
  private final NetworkServices names;
  private final Optional<TextLine> loopbackOnly;

  private PostfixPorts(RunningDaemon daemon, NetworkServices names, Problems problems) {
    this.daemon = daemon;
    this.names = names;
    this.loopbackOnly =
        TextFile.read(daemon.installation().configuration(), problems)
            .flatMap(PostfixPorts::loopbackOnly);
  }

  /** Reads the configuration if the machine ran Postfix. */
  public static List<ListeningSocket> detect(
      Path root, StartScripts scripts, NetworkServices names, Problems problems) {
    Installation installation =
        new Installation(
            root.resolve("etc/postfix/main.cf"), List.of("/usr/sbin/postfix"), List.of());
    List<ListeningSocket> sockets = new ArrayList<>();
    for (RunningDaemon daemon : scripts.running(NAMES, List.of(installation))) {
      PostfixPorts ports = new PostfixPorts(daemon, names, problems);
      TextFile.read(root.resolve("etc/postfix/master.cf"), problems)
          .ifPresent(master -> sockets.addAll(ports.sockets(master)));
    }
    return sockets;
  }

  /** The line that keeps the server to the machine itself, if there is one. */
  private static Optional<TextLine> loopbackOnly(TextFile main) {
    return main.meaningfulLines().stream()
        .filter(line -> INTERFACES.matcher(line.text()).matches())
        .reduce((earlier, later) -> later)
        .filter(
            line ->
                WORDS
                    .splitToStream(line.text().substring(line.text().indexOf('=') + 1))
                    .allMatch(
                        name ->
                            name.equals("loopback-only")
                                || Endpoint.parse(name, 1)
                                    .filter(Endpoint::isLoopback)
                                    .isPresent()));
  }

  private List<ListeningSocket> sockets(TextFile master) {
    List<ListeningSocket> sockets = new ArrayList<>();
    for (TextLine line : master.meaningfulLines()) {
      List<String> fields = WORDS.splitToList(line.text());
      boolean continues = Character.isWhitespace(line.text().charAt(0));
      if (continues && line.text().replace(" ", "").contains("smtpd_tls_wrappermode=yes")) {
        int last = sockets.size() - 1;
        if (last >= 0) {
          sockets.set(last, sockets.get(last).withTls(true));
        }
      } else if (!continues && fields.size() > 7 && fields.get(1).equals("inet")) {
        socket(fields.get(0), line).ifPresent(sockets::add);
      }
    }
    return sockets;
  }

  /** Reads {@code smtp}, {@code 10025}, {@code 127.0.0.1:10025}. */
  private Optional<ListeningSocket> socket(String service, TextLine line) {
    int colon = service.lastIndexOf(':');
    String name = service.substring(colon + 1);
    Optional<Integer> port = names.port(name);
    boolean isEncrypted = name.equals("smtps") || name.equals("submissions");
    if (port.isPresent() && colon < 0 && loopbackOnly.isPresent()) {
      return Optional.of(
          ListeningSocket.tcp(
                  new Endpoint("127.0.0.1", port.get()),
                  daemon,
                  SocketRole.SERVICE,
                  loopbackOnly.get().evidence())
              .withTls(isEncrypted));
    }
    String address = colon < 0 ? Endpoint.ANY : service.substring(0, colon);
    return port.map(
        number ->
            ListeningSocket.tcp(
                    new Endpoint(address, number), daemon, SocketRole.SERVICE, line.evidence())
                .withTls(isEncrypted));
  }
}
