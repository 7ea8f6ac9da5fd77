package dev.exhume.core.kit.runbook;

import dev.exhume.core.profile.Port;
import dev.exhume.core.profile.ServerProfile;
import dev.exhume.core.profile.Site;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What the server offers to others, and what it needs of them and of the host. */
final class NetworkTables {
  /** A table is for reading; the profile has the rest. */
  private static final int MAX_ROWS = 200;

  private static final Pattern HOST = Pattern.compile("[A-Za-z0-9][A-Za-z0-9.-]{0,252}");

  private static final Pattern PORT = Pattern.compile("([1-9]\\d{0,4})/(?:tcp|udp)");

  private final ServerProfile profile;

  NetworkTables(ServerProfile profile) {
    this.profile = profile;
  }

  List<Map<String, Object>> ports() {
    return profile.container().exposedPorts().stream()
        .map(
            port ->
                Map.<String, Object>of(
                    "port",
                    port,
                    "service",
                    profile.ports().stream()
                        .filter(known -> port.equals(known.port() + "/" + known.protocol()))
                        .map(known -> known.service().orElse("of a program that no service starts"))
                        .distinct()
                        .collect(Collectors.joining(", "))))
        .toList();
  }

  /** The one that matters most; 0 if there is none. */
  int firstPort() {
    return profile.container().exposedPorts().stream()
        .map(PORT::matcher)
        .filter(Matcher::matches)
        .findFirst()
        .map(port -> Integer.parseInt(port.group(1)))
        .orElse(0);
  }

  /** Of the front page, as the host sees it. */
  Optional<String> url() {
    return primaryPort().map(NetworkTables::url);
  }

  private Optional<Port> primaryPort() {
    return profile.ports().stream()
        .filter(Port::primary)
        .filter(port -> profile.container().exposedPorts().contains(port.port() + "/tcp"))
        .findFirst();
  }

  private static String url(Port port) {
    return (port.tls() ? "-k https://localhost" : "http://localhost")
        + (port.port() == (port.tls() ? 443 : 80) ? "/" : ":" + port.port() + "/");
  }

  List<Map<String, Object>> sites() {
    return profile.sites().stream()
        .limit(MAX_ROWS)
        .map(
            site ->
                Map.<String, Object>of(
                    "names",
                        (site.names().isEmpty()
                                ? "the default site"
                                : String.join(", ", site.names()))
                            + site.path().map(path -> ", below " + path).orElse(""),
                    "hasName", !site.names().isEmpty(),
                    "request", Markdown.code(request(site)),
                    "documentRoot", Markdown.code(site.documentRoot().orElse("unknown"))))
        .toList();
  }

  /** The command that asks for the front page of a site by one of its names. */
  private String request(Site site) {
    String name =
        site.names().stream()
            .filter(known -> HOST.matcher(known).matches())
            .findFirst()
            .orElse("NAME");
    return "curl -i -H 'Host: %s' %s".formatted(name, url().orElse("http://localhost/"));
  }

  List<Map<String, Object>> requirements() {
    return profile.container().hostRequirements().stream()
        .map(
            requirement ->
                Map.<String, Object>of(
                    "id", requirement.id(),
                    "reason", requirement.reason(),
                    "check", Markdown.code(requirement.check())))
        .toList();
  }

  List<Map<String, Object>> dependencies() {
    return profile.dependencies().stream()
        // The container of the kit has all services, and so both ends of each socket.
        .filter(dependency -> !dependency.kind().equals("unix-socket"))
        .limit(MAX_ROWS)
        .map(
            dependency ->
                Map.<String, Object>of(
                    "value", Markdown.code(dependency.value()),
                    "evidence", Markdown.code(dependency.evidence().location()),
                    "advice", dependency.advice().orElse("")))
        .toList();
  }
}
