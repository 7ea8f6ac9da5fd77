package dev.exhume.core.analysis.configuration;

import com.google.common.base.CharMatcher;
import com.google.common.base.Splitter;
import dev.exhume.core.reading.Problems;
import dev.exhume.core.reading.TextFile;
import dev.exhume.core.reading.TextLine;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The port numbers that the server itself has for names such as {@code smtp}. */
public final class NetworkServices {
  private static final Splitter WORDS = Splitter.on(CharMatcher.whitespace()).omitEmptyStrings();
  private static final int MAX_PORT = 65_535;

  /** For a server whose own list is lost. */
  private static final Map<String, Integer> WELL_KNOWN =
      Map.of(
          "ftp",
          21,
          "ssh",
          22,
          "telnet",
          23,
          "smtp",
          25,
          "http",
          80,
          "pop3",
          110,
          "imap",
          143,
          "https",
          443,
          "smtps",
          465,
          "submission",
          587);

  private final Map<String, Integer> ports = new HashMap<>(WELL_KNOWN);

  private NetworkServices() {}

  /** Reads {@code /etc/services}. */
  public static NetworkServices read(Path root, Problems problems) {
    NetworkServices services = new NetworkServices();
    TextFile.read(root.resolve("etc/services"), problems)
        .ifPresent(file -> file.meaningfulLines().forEach(services::add));
    return services;
  }

  /** The port of a name, or of the number itself. */
  public Optional<Integer> port(String nameOrNumber) {
    Optional<Integer> number = number(nameOrNumber);
    return number.isPresent() ? number : Optional.ofNullable(ports.get(nameOrNumber));
  }

  private void add(TextLine line) {
    int comment = line.text().indexOf('#');
    String text = comment < 0 ? line.text() : line.text().substring(0, comment);
    List<String> fields = WORDS.splitToList(text);
    if (fields.size() < 2) {
      return;
    }
    String number = fields.get(1);
    int slash = number.indexOf('/');
    number(slash < 0 ? number : number.substring(0, slash))
        .ifPresent(
            port -> {
              ports.put(fields.get(0), port);
              fields.stream().skip(2).forEach(alias -> ports.put(alias, port));
            });
  }

  private static Optional<Integer> number(String digits) {
    boolean isNumber =
        !digits.isEmpty()
            && digits.length() <= 5
            && digits.chars().allMatch(c -> '0' <= c && c <= '9');
    return isNumber
        ? Optional.of(Integer.parseInt(digits)).filter(port -> port > 0 && port <= MAX_PORT)
        : Optional.empty();
  }
}
