package dev.exhume.core.analysis.addresses;

import dev.exhume.core.reading.TsvTable;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** What to do about a tie to the server's old place. */
final class Advice {
  private static final String OTHER_ADDRESS =
      "the container has another address: use 127.0.0.1, or the machine's name";

  private final HostNames names;
  private final List<Listening> listening;

  Advice(HostNames names) {
    this.names = names;
    this.listening =
        TsvTable.resource(Advice.class, "listening.tsv").rows().stream()
            .map(row -> new Listening(Pattern.compile(row.get("line")), row.get("advice")))
            .toList();
  }

  /**
   * On one of the machine's own addresses.
   *
   * @param line that holds it, in lower case
   */
  String onOwnAddress(String line) {
    return listening.stream()
        .filter(row -> row.line().matcher(line).find())
        .findFirst()
        .map(Listening::advice)
        .orElse(OTHER_ADDRESS);
  }

  /** On one of the machine's own names: the first one is what the container is called. */
  String onOwnName(String name) {
    Optional<String> hostname = names.hostname();
    boolean comesWithHostname =
        hostname.filter(own -> own.equals(name) || own.startsWith(name + ".")).isPresent();
    return comesWithHostname
        ? "--hostname " + hostname.orElse(name)
        : "--add-host " + name + ":127.0.0.1";
  }

  String onOwnMacAddress(String address) {
    return "--mac-address " + address;
  }

  /** On another machine, by its name or address. */
  String onRemoteHost(String host) {
    String address = names.otherNames().get(host);
    if (address != null) {
      return "--add-host " + host + ":" + address;
    }
    return names.otherNames().entrySet().stream()
        .filter(other -> other.getValue().equals(host))
        .map(other -> other.getKey())
        .min(String::compareTo)
        .map(name -> "the container must reach it; /etc/hosts calls it " + name)
        .orElse("the container must reach it");
  }

  private record Listening(Pattern line, String advice) {}
}
