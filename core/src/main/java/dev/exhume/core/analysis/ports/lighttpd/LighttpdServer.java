package dev.exhume.core.analysis.ports.lighttpd;

import dev.exhume.core.analysis.ports.sockets.Endpoint;
import dev.exhume.core.analysis.ports.sockets.ErrorLog;
import dev.exhume.core.analysis.ports.sockets.Installation;
import dev.exhume.core.analysis.ports.sockets.ListeningSocket;
import dev.exhume.core.analysis.ports.sockets.RunningDaemon;
import dev.exhume.core.analysis.ports.sockets.SocketRole;
import dev.exhume.core.analysis.ports.sockets.StartScripts;
import dev.exhume.core.profile.Service.LogFile;
import dev.exhume.core.profile.Site;
import dev.exhume.core.reading.Problems;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** A lighttpd that the machine ran, with all that its configuration says. */
public final class LighttpdServer {
  private static final int HTTP = 80;
  private static final Pattern NAMES = Pattern.compile("lighttpd|lighty");

  private final RunningDaemon daemon;
  private final List<LighttpdSetting> settings;

  private LighttpdServer(RunningDaemon daemon, List<LighttpdSetting> settings) {
    this.daemon = daemon;
    this.settings = List.copyOf(settings);
  }

  /** Reads the configuration of each lighttpd that the machine ran. */
  public static List<LighttpdServer> find(Path root, StartScripts scripts, Problems problems) {
    List<Installation> installations =
        List.of(
            new Installation(
                root.resolve("etc/lighttpd/lighttpd.conf"),
                List.of("/usr/sbin/lighttpd"),
                List.of(root.resolve("usr/sbin/lighttpd"))),
            new Installation(
                root.resolve("usr/local/etc/lighttpd.conf"),
                List.of("/usr/local/sbin/lighttpd"),
                List.of(root.resolve("usr/local/sbin/lighttpd"))));
    List<LighttpdServer> servers = new ArrayList<>();
    for (RunningDaemon daemon : scripts.running(NAMES, installations)) {
      LighttpdParser.parse(root, daemon.installation().configuration(), problems)
          .ifPresent(settings -> servers.add(new LighttpdServer(daemon, settings)));
    }
    return servers;
  }

  /** The sockets that it opens. */
  public List<ListeningSocket> sockets() {
    Optional<LighttpdSetting> port = global("server.port");
    Optional<LighttpdSetting> bind = global("server.bind");
    int number = port.flatMap(setting -> Endpoint.port(setting.value())).orElse(HTTP);
    boolean isEncrypted = global("ssl.engine").filter(LighttpdServer::isEnabled).isPresent();
    List<ListeningSocket> sockets = new ArrayList<>();
    String address = bind.map(LighttpdSetting::value).orElse(Endpoint.ANY);
    if (!address.startsWith("/")) {
      sockets.add(
          ListeningSocket.tcp(
                  new Endpoint(address, number),
                  daemon,
                  SocketRole.WEB,
                  port.or(() -> bind).map(LighttpdSetting::evidence).orElse(daemon.evidence()))
              .withTls(isEncrypted));
    }
    Map<String, ListeningSocket> others = new LinkedHashMap<>();
    for (LighttpdSetting setting : settings) {
      Endpoint.parse(setting.socket(), number)
          .filter(endpoint -> !setting.socket().isEmpty())
          .ifPresent(
              endpoint -> {
                ListeningSocket socket =
                    others.computeIfAbsent(
                        setting.socket(),
                        text ->
                            ListeningSocket.tcp(
                                    endpoint, daemon, SocketRole.WEB, setting.evidence())
                                .withTls(isEncrypted));
                if (setting.name().equals("ssl.engine")) {
                  others.put(setting.socket(), socket.withTls(isEnabled(setting)));
                }
              });
    }
    sockets.addAll(others.values());
    return sockets;
  }

  /** The file into which it writes of its troubles. */
  public Optional<ErrorLog> errorLog() {
    return daemon
        .serviceName()
        .flatMap(
            service ->
                global("server.errorlog")
                    .filter(setting -> setting.value().startsWith("/"))
                    .map(setting -> new LogFile(setting.value(), setting.evidence()))
                    .map(file -> new ErrorLog(service, file)));
  }

  /** The sites that it serves, and what they hand on. */
  public List<Site> sites() {
    List<Site> sites = new ArrayList<>();
    settings.stream()
        .filter(setting -> setting.name().equals("server.document-root"))
        .filter(setting -> isOfSite(setting) && setting.url().isEmpty())
        .map(root -> site(root, Optional.of(root.value())))
        .forEach(sites::add);
    // A host can hand everything on and have no files; one that is known by a pattern has no name.
    settings.stream()
        .filter(setting -> LighttpdProxies.SCHEMES.containsKey(setting.name()))
        .filter(setting -> sites.stream().noneMatch(site -> isOf(setting, site)))
        .map(proxy -> site(proxy, Optional.empty()))
        .filter(site -> sites.stream().noneMatch(other -> isSame(site, other)))
        .forEach(sites::add);
    return sites.stream()
        .map(
            site ->
                site.withProxies(
                    LighttpdProxies.of(settings.stream().filter(setting -> isOf(setting, site)))))
        .toList();
  }

  private static boolean isOfSite(LighttpdSetting setting) {
    return !setting.host().equals("?");
  }

  /** Whether a site has a setting as its own, or the default site because no other has it. */
  private static boolean isOf(LighttpdSetting setting, Site site) {
    return site.names().equals(names(setting))
        && site.address().orElse("").equals(setting.socket());
  }

  private static boolean isSame(Site site, Site other) {
    return site.names().equals(other.names()) && site.address().equals(other.address());
  }

  private static List<String> names(LighttpdSetting setting) {
    return setting.host().isEmpty() || !isOfSite(setting) ? List.of() : List.of(setting.host());
  }

  private Site site(LighttpdSetting setting, Optional<String> documentRoot) {
    return new Site(
        daemon.serviceName().orElse("lighttpd"),
        names(setting),
        Optional.of(setting.socket()).filter(socket -> !socket.isEmpty()),
        documentRoot,
        setting.evidence());
  }

  private Optional<LighttpdSetting> global(String name) {
    return settings.stream()
        .filter(setting -> setting.socket().isEmpty() && setting.host().isEmpty())
        .filter(setting -> setting.url().isEmpty())
        .filter(setting -> setting.name().equals(name))
        .reduce((earlier, later) -> later);
  }

  private static boolean isEnabled(LighttpdSetting setting) {
    return setting.value().equals("enable");
  }
}
