package dev.exhume.core.analysis.ports.syslog;

import com.google.common.base.Ascii;
import dev.exhume.core.analysis.configuration.FilePattern;
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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What rsyslog listens on, by the {@code input(type="imudp" port="514")} that its configuration has
 * had since version 6; the older settings are in the table of daemons.
 */
public final class RsyslogInputs {
  private static final Pattern NAMES = Pattern.compile("rsyslogd?");
  private static final Pattern INPUT = Pattern.compile("(?i)\\s*input\\s*\\(.*");
  private static final Pattern PARAMETER =
      Pattern.compile("([\\w.]{1,60})\\s{0,20}=\\s{0,20}(\"[^\"]{0,200}\"|\\[[^\\]]{0,400}])");
  private static final Pattern QUOTED = Pattern.compile("\"([^\"]{0,200})\"");

  /** By the module that listens. */
  private static final Map<String, String> PROTOCOLS =
      Map.of("imudp", "udp", "imtcp", "tcp", "imptcp", "tcp", "imrelp", "tcp");

  private static final List<String> SYSLOG = List.of("514");
  private static final int MAX_TEXT = 4096;
  private static final int MAX_SOCKETS = 1_000;

  private final RunningDaemon daemon;
  private final List<ListeningSocket> sockets = new ArrayList<>();

  private RsyslogInputs(RunningDaemon daemon) {
    this.daemon = daemon;
  }

  /** Reads the configuration if the machine ran rsyslog. */
  public static List<ListeningSocket> detect(Path root, StartScripts scripts, Problems problems) {
    Path main = root.resolve("etc/rsyslog.conf");
    List<ListeningSocket> sockets = new ArrayList<>();
    for (RunningDaemon daemon :
        scripts.running(
            NAMES, List.of(new Installation(main, List.of("/usr/sbin/rsyslogd"), List.of())))) {
      RsyslogInputs inputs = new RsyslogInputs(daemon);
      Stream.of("/etc/rsyslog.conf", "/etc/rsyslog.d/*.conf")
          .flatMap(pattern -> FilePattern.expand(root, pattern, problems).stream())
          .flatMap(file -> TextFile.read(file, problems).stream())
          .forEach(inputs::read);
      sockets.addAll(inputs.sockets);
    }
    return sockets;
  }

  /** An input may go over several lines, up to its closing parenthesis. */
  private void read(TextFile file) {
    Optional<TextLine> start = Optional.empty();
    StringBuilder text = new StringBuilder();
    for (TextLine line : file.meaningfulLines()) {
      if (start.isEmpty() && INPUT.matcher(line.text()).matches()) {
        start = Optional.of(line);
        text.setLength(0);
      }
      if (start.isPresent() && text.length() + line.text().length() <= MAX_TEXT) {
        text.append(line.text()).append(' ');
        if (line.text().indexOf(')') >= 0) {
          add(parameters(text), start.get());
          start = Optional.empty();
        }
      } else {
        start = Optional.empty();
      }
    }
  }

  private static Map<String, List<String>> parameters(CharSequence input) {
    Map<String, List<String>> parameters = new HashMap<>();
    Matcher parameter = PARAMETER.matcher(input);
    while (parameter.find()) {
      parameters.put(
          Ascii.toLowerCase(parameter.group(1)),
          QUOTED.matcher(parameter.group(2)).results().map(value -> value.group(1)).toList());
    }
    return parameters;
  }

  private void add(Map<String, List<String>> parameters, TextLine line) {
    String type = first(parameters, "type").map(Ascii::toLowerCase).orElse("");
    Optional<String> protocol = Optional.ofNullable(PROTOCOLS.get(type));
    String address = first(parameters, "address").orElse(Endpoint.ANY);
    boolean tls =
        first(parameters, "tls").equals(Optional.of("on"))
            || first(parameters, "streamdriver.mode").equals(Optional.of("1"));
    for (String port : parameters.getOrDefault("port", SYSLOG)) {
      if (protocol.isPresent() && sockets.size() < MAX_SOCKETS) {
        Endpoint.port(port)
            .map(number -> socket(new Endpoint(address, number), protocol.get(), tls, line))
            .ifPresent(sockets::add);
      }
    }
  }

  private ListeningSocket socket(Endpoint endpoint, String protocol, boolean tls, TextLine line) {
    return new ListeningSocket(
        endpoint, protocol, daemon.serviceName(), tls, SocketRole.ADMINISTRATION, line.evidence());
  }

  private static Optional<String> first(Map<String, List<String>> parameters, String name) {
    return parameters.getOrDefault(name, List.of()).stream().findFirst();
  }
}
