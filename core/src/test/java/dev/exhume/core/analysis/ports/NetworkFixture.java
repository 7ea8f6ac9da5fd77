package dev.exhume.core.analysis.ports;

import dev.exhume.core.analysis.boot.BootPlan;
import dev.exhume.core.analysis.boot.BootService;
import dev.exhume.core.analysis.boot.BootServiceBuilder;
import dev.exhume.core.analysis.boot.BootSocket;
import dev.exhume.core.analysis.boot.ScriptHeader;
import dev.exhume.core.profile.Boot;
import dev.exhume.core.profile.Evidence;
import dev.exhume.core.profile.Port;
import dev.exhume.core.profile.PortScope;
import dev.exhume.core.profile.Problem;
import dev.exhume.core.profile.Site;
import dev.exhume.core.profile.Software;
import dev.exhume.core.reading.Problems;
import dev.exhume.testdata.ServerBuilder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A dead server with the services that it started, and what was found out about its network. */
public final class NetworkFixture {
  private final Problems problems = new Problems();
  private final Network network;

  private NetworkFixture(Path root, List<BootService> services, List<BootSocket> sockets) {
    network =
        NetworkDetector.detect(
            root, new BootPlan(Boot.unknown(), services, sockets, List.of()), problems);
  }

  /** Analyses a server that started these services; their scripts are there or not. */
  public static NetworkFixture analyse(ServerBuilder server, String... services) {
    return analyse(server, List.of(), services);
  }

  /** Analyses a server whose init opened sockets for some of its services. */
  public static NetworkFixture analyse(
      ServerBuilder server, List<BootSocket> sockets, String... services) {
    Path root = server.root();
    return new NetworkFixture(
        root, Stream.of(services).map(name -> service(root, name)).toList(), sockets);
  }

  /** Analyses a server that started a service which an init system describes in a file. */
  public static NetworkFixture analyse(
      ServerBuilder server, BootServiceBuilder service, String file) {
    Path root = server.root();
    return new NetworkFixture(root, List.of(service.script(root.resolve(file)).build()), List.of());
  }

  private static BootService service(Path root, String name) {
    Path script = root.resolve("etc/init.d/" + name);
    return new BootService(
        name,
        "sysv",
        Optional.of(50),
        true,
        Optional.of(root.resolve("etc/rc3.d/S50" + name)),
        Optional.of(script).filter(Files::exists),
        Optional.empty(),
        ScriptHeader.NONE,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Evidence.file("/etc/rc3.d/S50" + name));
  }

  public List<Port> ports() {
    return network.ports();
  }

  /**
   * The ports in short: {@code 443/tcp * httpd public tls primary /etc/httpd/conf/httpd.conf:2}.
   */
  public List<String> portLines() {
    return network.ports().stream().map(NetworkFixture::line).toList();
  }

  /** The ports in shorter: {@code *:80}. */
  public List<String> endpoints() {
    return network.ports().stream().map(port -> port.address() + ":" + port.port()).toList();
  }

  public List<Site> sites() {
    return network.sites();
  }

  /** The files into which services write of their troubles: service, file, evidence. */
  public List<String> errorLogLines() {
    return network.errorLogs().stream()
        .map(
            log ->
                String.join(
                    " ", log.service(), log.file().path(), log.file().evidence().location()))
        .toList();
  }

  /**
   * The sites of applications in short: {@code /shop /opt/jboss/server/default/deploy/shop.war}.
   */
  public List<String> applicationLines() {
    return network.sites().stream()
        .map(site -> site.path().orElse("-") + " " + site.documentRoot().orElse("-"))
        .toList();
  }

  /** The data sources in short: {@code ShopDS mysql db1 shop web /opt/jboss/.../shop-ds.xml:3}. */
  public List<String> dataSourceLines() {
    return network.dataSources().stream()
        .map(source -> source.name() + " " + line(source.database().orElseThrow()))
        .toList();
  }

  private static String line(Software.Connection database) {
    return "%s %s %s %s %s"
        .formatted(
            database.engine().orElse("-"),
            database.host().orElse("-"),
            database.name().orElse("-"),
            database.user().orElse("-"),
            database.evidence().location());
  }

  /** Who speaks to whom: {@code nginx (file:3) -> php5-fpm /run/php.sock (file:1)}. */
  public List<String> tieLines() {
    return network.sockets().ties().stream()
        .map(
            tie ->
                "%s (%s) -> %s %s (%s)"
                    .formatted(
                        tie.speaking().owner(),
                        tie.speaking().evidence().location(),
                        tie.listening().owner(),
                        tie.listening().path(),
                        tie.listening().evidence().location()))
        .toList();
  }

  public List<String> problems() {
    return problems.sorted().stream().map(NetworkFixture::line).toList();
  }

  private static String line(Problem problem) {
    return problem.path() + " " + problem.message();
  }

  private static String line(Port port) {
    return "%d/%s %s %s%s%s%s%s %s"
        .formatted(
            port.port(),
            port.protocol(),
            port.address(),
            port.service().orElse("-"),
            port.scope() == PortScope.PUBLIC ? " public" : " local",
            port.tls() ? " tls" : "",
            port.primary() ? " primary" : "",
            port.assumed() ? " assumed" : "",
            port.evidence().location());
  }
}
