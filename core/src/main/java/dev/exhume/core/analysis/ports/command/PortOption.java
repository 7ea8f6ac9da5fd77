package dev.exhume.core.analysis.ports.command;

import dev.exhume.core.analysis.ports.sockets.Endpoint;
import dev.exhume.core.analysis.ports.sockets.SocketRole;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An option of a command that names a port to listen on.
 *
 * @param name without hyphens: {@code port}, {@code server.port}
 */
record PortOption(String name, Endpoint endpoint) {
  /** {@code --port 8080}, {@code --httpPort=8080}, {@code -Dserver.port=8080}. */
  private static final Pattern NAMED =
      Pattern.compile(
          "(?:^|[\\s\"'])--?((?:(?:http|https|listen|server|web|bind|admin|ajp|ssl|tls|tcp|app)-)?port"
              + "|listen|(?:http|https|ajp13)Port|D(?:[\\w-]{1,60}\\.){0,8}port)(?:=|\\s+)[\"']?(\\d{1,5})(?![\\w.:])");

  /** {@code -p 8080}. */
  private static final Pattern SHORT = Pattern.compile("(?:^|[\\s\"'])-(p) ?(\\d{2,5})(?![\\w.:])");

  /** {@code --listen=127.0.0.1:8080}, {@code -l :8080}. */
  private static final Pattern LISTENING =
      Pattern.compile(
          "(?:^|[\\s\"'])--?(listen|listen-address|web\\.listen-address|bind|bind-address|http"
              + "|http-address|address|addr|l|b|a)(?:=|\\s+)[\"']?(?:tcp://|http://)?"
              + "((?:[\\w.*-]{0,100}|\\[[0-9a-fA-F:.]{0,60}]):\\d{1,5})(?![\\w.:])");

  /** {@code PORT=3000 node app.js}, {@code export PORT=3000}. */
  private static final Pattern ENVIRONMENT =
      Pattern.compile("(?:^\\s*export\\s+|^\\s*|\\s)(PORT)=[\"']?(\\d{1,5})[\"']?(?=\\s+\\S)");

  private static final Pattern EXPORTED =
      Pattern.compile("^\\s*export\\s+(PORT)=[\"']?(\\d{1,5})[\"']?\\s*$");

  private static final Pattern ADDRESS =
      Pattern.compile(
          "(?:--(?:host|bind|bind-address|address|listen-address|interface|ip)|-Dserver\\.address)"
              + "(?:=|\\s+)[\"']?([0-9.]{7,15}|localhost|::1?|\\*)(?![\\w.:])");

  /** Words in the names of properties that are about others' ports. */
  private static final Pattern FOREIGN =
      Pattern.compile(
          ".*(?:db|sql|smtp|mail|ldap|proxy|remote\\.host|client|redis|broker|syslog).*");

  private static final Pattern INTERNAL =
      Pattern.compile(".*(?:jmx|debug|shutdown|stop|ajp|admin).*");
  private static final Pattern WEB = Pattern.compile(".*(?:http|server|jetty|web|tomcat).*");
  private static final Set<Integer> WEB_PORTS =
      Set.of(
          80, 81, 443, 591, 3000, 4567, 5000, 7001, 8000, 8001, 8008, 8180, 8443, 8888, 9000, 9090);

  /** All such options of a command line. */
  static List<PortOption> find(String command) {
    String address = address(command);
    List<PortOption> found = new ArrayList<>();
    for (Pattern pattern : List.of(NAMED, SHORT, ENVIRONMENT, EXPORTED)) {
      Matcher option = pattern.matcher(command);
      while (option.find()) {
        String name = option.group(1);
        Optional<Integer> port = Endpoint.port(option.group(2));
        if (port.isPresent() && !FOREIGN.matcher(name).matches()) {
          found.add(new PortOption(name, new Endpoint(address, port.get())));
        }
      }
    }
    Matcher listening = LISTENING.matcher(command);
    while (listening.find()) {
      String name = listening.group(1);
      Endpoint.parse(listening.group(2))
          .ifPresent(endpoint -> found.add(new PortOption(name, endpoint)));
    }
    return found;
  }

  boolean isEncrypted() {
    String lower = name.toLowerCase(Locale.ROOT);
    return lower.contains("https") || lower.contains("ssl") || lower.contains("tls");
  }

  SocketRole role() {
    String lower = name.toLowerCase(Locale.ROOT);
    if (INTERNAL.matcher(lower).matches()) {
      return SocketRole.BACKEND;
    }
    int port = endpoint.port();
    boolean isWeb = WEB.matcher(lower).matches() || WEB_PORTS.contains(port) || port / 10 == 808;
    return isWeb ? SocketRole.WEB : SocketRole.SERVICE;
  }

  private static String address(String command) {
    Matcher address = ADDRESS.matcher(command);
    return address.find() ? address.group(1) : Endpoint.ANY;
  }
}
