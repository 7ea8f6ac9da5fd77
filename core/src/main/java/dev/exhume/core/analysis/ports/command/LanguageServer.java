package dev.exhume.core.analysis.ports.command;

import dev.exhume.core.analysis.ports.sockets.Endpoint;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The web servers that come with languages and frameworks, which were meant for a try and went on
 * for years: they take where to listen as an argument without an option.
 */
final class LanguageServer {
  private static final String NAME = "http";
  private static final int USUAL = 8000;

  /** {@code python3 -m http.server --bind 127.0.0.1 8100}, {@code python -m SimpleHTTPServer}. */
  private static final Pattern PYTHON =
      Pattern.compile(
          "\\s-m ?(?:http\\.server|SimpleHTTPServer)(?=\\s|$)"
              + "(?:(?:\\s+-\\S{1,80}(?:\\s+[^\\s-]\\S{0,200})?){0,6}?\\s+(\\d{1,5})(?=\\s|$))?");

  private static final Pattern BIND =
      Pattern.compile("\\s(?:-b|--bind)[ =]\\s*([0-9A-Za-z.:-]{2,100})");

  /** {@code php -S localhost:8000}. */
  private static final Pattern PHP =
      Pattern.compile(
          "(?:^|/|\\s)php[0-9.]{0,5}\\s.{0,400}?-S ?([^\\s/]{1,100}:\\d{1,5})(?=\\s|$)");

  /** {@code manage.py runserver 0.0.0.0:8000} of Django. */
  private static final Pattern DJANGO =
      Pattern.compile(
          "\\brunserver(?=\\s|$)(?:(?:\\s+--?[a-z]\\S{0,80}){0,6}\\s+((?:[^\\s/-][^\\s/]{0,99}:)?\\d{1,5})(?=\\s|$))?");

  private LanguageServer() {}

  /** What such a server in a command line listens on. */
  static List<PortOption> find(String command) {
    return Stream.of(python(command), php(command), django(command))
        .flatMap(Optional::stream)
        .map(endpoint -> new PortOption(NAME, endpoint))
        .toList();
  }

  private static Optional<Endpoint> python(String command) {
    Matcher server = PYTHON.matcher(command);
    if (!server.find()) {
      return Optional.empty();
    }
    Matcher bind = BIND.matcher(command);
    String address = bind.find(server.start()) ? bind.group(1) : Endpoint.ANY;
    return (server.group(1) == null ? Optional.of(USUAL) : Endpoint.port(server.group(1)))
        .map(port -> new Endpoint(address, port));
  }

  private static Optional<Endpoint> php(String command) {
    Matcher server = PHP.matcher(command);
    return server.find() ? Endpoint.parse(server.group(1)) : Optional.empty();
  }

  /** It serves the machine itself only unless it is told otherwise. */
  private static Optional<Endpoint> django(String command) {
    Matcher server = DJANGO.matcher(command);
    if (!server.find() || !command.contains("manage.py")) {
      return Optional.empty();
    }
    String place = server.group(1) == null ? String.valueOf(USUAL) : server.group(1);
    return place.indexOf(':') < 0
        ? Endpoint.port(place).map(port -> new Endpoint("127.0.0.1", port))
        : Endpoint.parse(place);
  }
}
