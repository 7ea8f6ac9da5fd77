package dev.exhume.core.analysis.ports.lighttpd;

import dev.exhume.core.analysis.ports.sockets.Backend;
import dev.exhume.core.profile.Site;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** What lighttpd hands on to other servers, and to programs that it starts itself. */
final class LighttpdProxies {
  /** The settings that say so, and how requests are handed on. */
  static final Map<String, String> SCHEMES =
      Map.of(
          "proxy.server", "http://",
          "fastcgi.server", "fcgi://",
          "scgi.server", "scgi://");

  /** Nobody writes more for one site. */
  private static final int MAX_PROXIES = 300;

  private LighttpdProxies() {}

  /** What some of the settings hand on, in their order. */
  static List<Site.Proxy> of(Stream<LighttpdSetting> settings) {
    return settings
        .filter(setting -> SCHEMES.containsKey(setting.name()))
        .flatMap(LighttpdProxies::proxies)
        .limit(MAX_PROXIES)
        .toList();
  }

  private static Stream<Site.Proxy> proxies(LighttpdSetting setting) {
    String scheme = SCHEMES.getOrDefault(setting.name(), "");
    return LighttpdList.parse(setting.value()).entries().stream()
        .flatMap(whole -> whole.entries().stream())
        .flatMap(
            requests ->
                requests
                    .all()
                    .flatMap(server -> target(server, scheme).stream())
                    .map(
                        target ->
                            Backend.proxy(
                                path(requests.key(), setting), target, setting.evidence())));
  }

  private static String path(String key, LighttpdSetting setting) {
    String url = setting.url();
    return key.isEmpty() ? (url.isEmpty() ? "/" : url) : key;
  }

  private static Optional<String> target(LighttpdList server, String scheme) {
    return server
        .value("socket")
        .map(socket -> "unix:" + socket)
        .or(
            () ->
                server
                    .value("port")
                    .map(port -> scheme + server.value("host").orElse("127.0.0.1") + ":" + port))
        .or(
            () ->
                server
                    .value("host")
                    .map(host -> host.startsWith("/") ? "unix:" + host : scheme + host));
  }
}
