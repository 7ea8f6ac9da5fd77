package dev.exhume.core.analysis.ports.nginx;

import dev.exhume.core.analysis.ports.sockets.Backend;
import dev.exhume.core.profile.Site;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What the sites of nginx hand on to other servers. */
final class NginxProxies {
  /** Nobody writes more for one site; a hostile configuration multiplies upstreams. */
  private static final int MAX_PROXIES = 300;

  /** Nor for all of them together. */
  private static final int MAX_OF_ALL_SITES = 20_000;

  private static final int MAX_SERVERS = 50;
  private static final String PASS = "_pass";

  private final Map<String, List<String>> upstreams = new HashMap<>();
  private int left = MAX_OF_ALL_SITES;

  NginxProxies(NginxBlock http) {
    for (NginxBlock upstream : http.blocks("upstream")) {
      List<String> servers =
          upstream
              .all("server")
              .flatMap(server -> server.arguments().stream().limit(1))
              .limit(MAX_SERVERS)
              .toList();
      upstream.arguments().stream().findFirst().ifPresent(name -> upstreams.put(name, servers));
    }
  }

  /** What a server block hands on, in the order of the file. */
  List<Site.Proxy> of(NginxBlock server) {
    List<Site.Proxy> proxies = new ArrayList<>();
    collect(server, "/", proxies);
    return List.copyOf(proxies);
  }

  private void collect(NginxBlock block, String path, List<Site.Proxy> proxies) {
    for (NginxDirective directive : block.directives()) {
      if (directive.name().endsWith(PASS) && !directive.arguments().isEmpty()) {
        for (String target : targets(directive)) {
          if (proxies.size() < MAX_PROXIES && left > 0) {
            left--;
            proxies.add(Backend.proxy(path, target, directive.evidence()));
          }
        }
      }
    }
    for (NginxBlock inner : block.blocks()) {
      boolean isLocation = inner.name().equals("location");
      collect(inner, isLocation ? String.join(" ", inner.arguments()) : path, proxies);
    }
  }

  /** The servers of the upstream that is named, or the one server that is. */
  private List<String> targets(NginxDirective pass) {
    String target = pass.arguments().get(0);
    int scheme = target.indexOf("://");
    int start = scheme < 0 ? 0 : scheme + "://".length();
    int slash = target.indexOf('/', start);
    int end = slash < 0 || target.startsWith("unix:", start) ? target.length() : slash;
    String host = target.substring(start, end);
    String before = scheme < 0 ? protocol(pass) : target.substring(0, start);
    String after = target.substring(end);
    return upstreams.getOrDefault(host, List.of(host)).stream()
        .map(server -> server.startsWith("unix:") ? server + after : before + server + after)
        .toList();
  }

  private static String protocol(NginxDirective pass) {
    String name = pass.name().substring(0, pass.name().length() - PASS.length());
    return switch (name) {
      case "fastcgi" -> "fcgi://";
      case "proxy" -> "";
      default -> name + "://";
    };
  }
}
