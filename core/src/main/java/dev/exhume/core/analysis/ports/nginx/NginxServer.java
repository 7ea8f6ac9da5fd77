package dev.exhume.core.analysis.ports.nginx;

import dev.exhume.core.analysis.configuration.FilePattern;
import dev.exhume.core.analysis.ports.sockets.Endpoint;
import dev.exhume.core.analysis.ports.sockets.ErrorLog;
import dev.exhume.core.analysis.ports.sockets.Installation;
import dev.exhume.core.analysis.ports.sockets.ListeningSocket;
import dev.exhume.core.analysis.ports.sockets.RunningDaemon;
import dev.exhume.core.analysis.ports.sockets.SocketRole;
import dev.exhume.core.analysis.ports.sockets.StartScripts;
import dev.exhume.core.profile.Problem;
import dev.exhume.core.profile.Service.LogFile;
import dev.exhume.core.profile.Site;
import dev.exhume.core.reading.Problems;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/** An nginx that the machine ran, with all that its configuration says. */
public final class NginxServer {
  private static final int HTTP = 80;
  private static final Pattern NAMES = Pattern.compile("nginx|openresty|tengine");
  private static final List<String> UNPACKAGED =
      List.of(
          "/usr/local/nginx*/conf/nginx.conf",
          "/usr/local/openresty/nginx/conf/nginx.conf",
          "/opt/nginx*/conf/nginx.conf");

  private final RunningDaemon daemon;
  private final NginxBlock configuration;
  private final Problems problems;

  private NginxServer(RunningDaemon daemon, NginxBlock configuration, Problems problems) {
    this.daemon = daemon;
    this.configuration = configuration;
    this.problems = problems;
  }

  /** Reads the configuration of each nginx that the machine ran. */
  public static List<NginxServer> find(Path root, StartScripts scripts, Problems problems) {
    List<Installation> installations = new ArrayList<>();
    installations.add(
        new Installation(
            root.resolve("etc/nginx/nginx.conf"),
            List.of("/usr/sbin/nginx", "/etc/nginx/"),
            List.of(root.resolve("usr/sbin/nginx"))));
    for (String pattern : UNPACKAGED) {
      for (Path file : FilePattern.expand(root, pattern, problems)) {
        Path base = Objects.requireNonNull(Objects.requireNonNull(file.getParent()).getParent());
        installations.add(
            new Installation(file, List.of(base + "/"), List.of(base.resolve("sbin/nginx"))));
      }
    }
    List<NginxServer> servers = new ArrayList<>();
    for (RunningDaemon daemon : scripts.running(NAMES, installations)) {
      NginxParser.parse(root, daemon.installation().configuration(), problems)
          .ifPresent(
              configuration -> servers.add(new NginxServer(daemon, configuration, problems)));
    }
    return servers;
  }

  /** The sockets that it opens. */
  public List<ListeningSocket> sockets() {
    List<ListeningSocket> sockets = new ArrayList<>();
    for (NginxBlock http : configuration.blocks("http")) {
      boolean isAllEncrypted = isOn(http);
      for (NginxBlock server : http.blocks("server")) {
        if (server.all("listen").findAny().isEmpty()) {
          Endpoint endpoint = new Endpoint(Endpoint.ANY, HTTP);
          sockets.add(
              ListeningSocket.tcp(endpoint, daemon, SocketRole.WEB, server.evidence())
                  .withTls(isAllEncrypted || isOn(server)));
        }
        sockets.addAll(sockets(server, SocketRole.WEB, isAllEncrypted));
      }
    }
    for (String proxy : List.of("mail", "stream")) {
      for (NginxBlock block : configuration.blocks(proxy)) {
        for (NginxBlock server : block.blocks("server")) {
          sockets.addAll(sockets(server, SocketRole.SERVICE, isOn(block)));
        }
      }
    }
    return sockets;
  }

  /** The files into which the server and its sites write of their troubles. */
  public List<ErrorLog> errorLogs() {
    List<NginxBlock> scopes = new ArrayList<>(List.of(configuration));
    for (NginxBlock http : configuration.blocks("http")) {
      scopes.add(http);
      scopes.addAll(http.blocks("server"));
    }
    List<ErrorLog> logs = new ArrayList<>();
    for (NginxBlock scope : scopes) {
      scope
          .all("error_log")
          .filter(log -> !log.arguments().isEmpty() && log.arguments().get(0).startsWith("/"))
          .map(log -> new LogFile(log.arguments().get(0), log.evidence()))
          .forEach(
              file ->
                  daemon.serviceName().ifPresent(service -> logs.add(new ErrorLog(service, file))));
    }
    return logs;
  }

  /** The sites that it serves. */
  public List<Site> sites() {
    List<Site> sites = new ArrayList<>();
    for (NginxBlock http : configuration.blocks("http")) {
      NginxProxies proxies = new NginxProxies(http);
      Optional<String> commonCertificate = http.value("ssl_certificate");
      for (NginxBlock server : http.blocks("server")) {
        List<String> names =
            server
                .all("server_name")
                .flatMap(directive -> directive.arguments().stream())
                .filter(name -> !name.isEmpty() && !name.equals("_"))
                .toList();
        String address =
            String.join(
                " ",
                server
                    .all("listen")
                    .flatMap(directive -> directive.arguments().stream().limit(1))
                    .toList());
        sites.add(
            new Site(
                    daemon.serviceName().orElse("nginx"),
                    names,
                    Optional.of(address).filter(text -> !text.isEmpty()),
                    documentRoot(server, http),
                    server.evidence())
                .withCertificate(
                    server
                        .value("ssl_certificate")
                        .or(() -> isEncrypted(server) ? commonCertificate : Optional.empty()))
                .withProxies(proxies.of(server)));
      }
    }
    return sites;
  }

  private static Optional<String> documentRoot(NginxBlock server, NginxBlock http) {
    return server
        .value("root")
        .or(
            () ->
                server.blocks("location").stream()
                    .flatMap(location -> location.value("root").stream())
                    .findFirst())
        .or(() -> http.value("root"));
  }

  private List<ListeningSocket> sockets(
      NginxBlock server, SocketRole role, boolean isAllEncrypted) {
    List<ListeningSocket> sockets = new ArrayList<>();
    for (NginxDirective listen : server.all("listen").toList()) {
      String text = listen.arguments().isEmpty() ? "" : listen.arguments().get(0);
      if (text.startsWith("unix:")) {
        continue;
      }
      Optional<Endpoint> endpoint = Endpoint.parse(text, HTTP);
      if (endpoint.isEmpty()) {
        problems.add(
            Problem.of(
                listen.evidence().path(),
                "%s: listen %s names no port".formatted(listen.evidence().location(), text)));
        continue;
      }
      List<String> options = listen.arguments();
      boolean isDatagram = options.contains("udp") || options.contains("quic");
      sockets.add(
          new ListeningSocket(
              endpoint.get(),
              isDatagram ? "udp" : "tcp",
              daemon.serviceName(),
              options.contains("ssl") || options.contains("quic") || isAllEncrypted || isOn(server),
              role,
              listen.evidence()));
    }
    return sockets;
  }

  private static boolean isEncrypted(NginxBlock server) {
    return isOn(server)
        || server.all("listen").anyMatch(listen -> listen.arguments().contains("ssl"));
  }

  private static boolean isOn(NginxBlock block) {
    return block.value("ssl").filter("on"::equals).isPresent();
  }
}
