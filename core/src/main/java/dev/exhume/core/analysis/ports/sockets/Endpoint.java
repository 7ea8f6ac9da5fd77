package dev.exhume.core.analysis.ports.sockets;

import java.util.Optional;

/**
 * An address and a port to listen on.
 *
 * @param address {@value #ANY} for any
 */
public record Endpoint(String address, int port) {
  /** Listens on every address of the machine. */
  public static final String ANY = "*";

  private static final int MAX_PORT = 65_535;

  public Endpoint {
    address = anyOrSame(address);
  }

  /** Reads {@code 80}, {@code *:80}, {@code 10.1.2.3:80}, {@code [::1]:80} and the like. */
  public static Optional<Endpoint> parse(String text) {
    int colon = text.lastIndexOf(':');
    String address = colon < 0 ? ANY : text.substring(0, colon);
    return port(text.substring(colon + 1)).map(port -> new Endpoint(address, port));
  }

  /** Reads the same, or an address alone. */
  public static Optional<Endpoint> parse(String text, int defaultPort) {
    boolean isAddressAlone =
        text.endsWith("]") || (text.indexOf(':') < 0 && port(text).isEmpty()) || isBareV6(text);
    return isAddressAlone && !text.isEmpty()
        ? Optional.of(new Endpoint(text, defaultPort))
        : parse(text);
  }

  /** Reads the number of a port that can be listened on. */
  public static Optional<Integer> port(String digits) {
    if (digits.isEmpty() || digits.length() > 5 || !digits.chars().allMatch(Endpoint::isDigit)) {
      return Optional.empty();
    }
    int port = Integer.parseInt(digits);
    return port == 0 || port > MAX_PORT ? Optional.empty() : Optional.of(port);
  }

  /** Whether only the machine itself can reach it. */
  public boolean isLoopback() {
    return address.startsWith("127.")
        || address.equals("::1")
        || address.equals("localhost")
        || address.startsWith("localhost.")
        || address.equals("ip6-localhost");
  }

  private static boolean isBareV6(String text) {
    return !text.startsWith("[") && text.indexOf(':') != text.lastIndexOf(':');
  }

  private static boolean isDigit(int character) {
    return '0' <= character && character <= '9';
  }

  private static String anyOrSame(String address) {
    String bare =
        address.startsWith("[") && address.endsWith("]")
            ? address.substring(1, address.length() - 1)
            : address;
    return switch (bare) {
      case "", "*", "0.0.0.0", "::", "0", "0:0:0:0:0:0:0:0" -> ANY;
      default -> bare;
    };
  }
}
