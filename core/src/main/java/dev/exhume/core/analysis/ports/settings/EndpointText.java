package dev.exhume.core.analysis.ports.settings;

import com.google.common.base.CharMatcher;
import com.google.common.base.Splitter;
import dev.exhume.core.analysis.ports.sockets.Endpoint;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The many ways in which a setting names what to listen on: {@code 6379}, {@code 10.1.2.3:3128},
 * {@code tcp://[::1]:1883}, {@code udp:127.0.0.1:161}, {@code ldaps:///}, {@code
 * inet:8891@localhost}.
 *
 * @param tls whether its scheme is an encrypted one
 * @param protocol that it says itself, before its address
 */
record EndpointText(Endpoint endpoint, boolean tls, Optional<String> protocol) {
  private static final Splitter WORDS =
      Splitter.on(CharMatcher.whitespace().or(CharMatcher.anyOf(",;\"'"))).omitEmptyStrings();

  private static final Pattern ADDRESS_ALONE =
      Pattern.compile("localhost|\\d{1,3}(?:\\.\\d{1,3}){3}|\\[[0-9A-Fa-f:.]+]");

  private static final Pattern SCHEME = Pattern.compile("([a-z][a-z0-9]{1,9}):(//)?(.*)");
  private static final Map<String, Integer> PORT_OF_SCHEME =
      Map.of("ldap", 389, "ldaps", 636, "http", 80, "https", 443);

  /**
   * All that a value names; paths of Unix sockets and words that are no endpoint are left out.
   *
   * @param defaultPorts of an address without a port
   */
  static List<EndpointText> allIn(String value, List<Integer> defaultPorts) {
    return words(value)
        .flatMap(
            word ->
                ADDRESS_ALONE.matcher(word).matches()
                    ? defaultPorts.stream()
                        .map(
                            port ->
                                new EndpointText(new Endpoint(word, port), false, Optional.empty()))
                    : parse(word).stream())
        .toList();
  }

  /** The parts of a value that names several things to listen on. */
  static Stream<String> words(String value) {
    return WORDS.splitToStream(value);
  }

  private static Optional<EndpointText> parse(String word) {
    Matcher schemed = SCHEME.matcher(word);
    if (!schemed.matches()) {
      return plain(word).map(endpoint -> new EndpointText(endpoint, false, Optional.empty()));
    }
    String scheme = schemed.group(1);
    String rest = schemed.group(3);
    if (schemed.group(2) == null) {
      return (rest.startsWith("/") ? Optional.<Endpoint>empty() : plain(rest).or(() -> plain(word)))
          .map(endpoint -> new EndpointText(endpoint, false, protocol(scheme)));
    }
    String authority = CharMatcher.is('/').trimTrailingFrom(rest);
    boolean tls = scheme.equals("ldaps") || scheme.equals("https");
    return Optional.ofNullable(PORT_OF_SCHEME.get(scheme))
        .flatMap(
            port ->
                authority.isEmpty()
                    ? Optional.of(new Endpoint(Endpoint.ANY, port))
                    : Endpoint.parse(authority, port))
        .or(() -> plain(authority))
        .map(endpoint -> new EndpointText(endpoint, tls, Optional.empty()));
  }

  private static Optional<String> protocol(String scheme) {
    return switch (scheme) {
      case "tcp", "tcp6" -> Optional.of("tcp");
      case "udp", "udp6" -> Optional.of("udp");
      default -> Optional.empty();
    };
  }

  private static Optional<Endpoint> plain(String text) {
    int at = text.indexOf('@');
    return at < 0
        ? Endpoint.parse(text)
        : Endpoint.port(text.substring(0, at))
            .map(port -> new Endpoint(text.substring(at + 1), port));
  }
}
