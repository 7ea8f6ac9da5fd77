package dev.exhume.core.analysis.ports.database;

import com.google.common.base.Splitter;
import dev.exhume.core.analysis.configuration.ShellSettings;
import dev.exhume.core.analysis.databases.postgresql.PostgresCluster;
import dev.exhume.core.analysis.databases.postgresql.PostgresSettings;
import dev.exhume.core.analysis.databases.postgresql.PostgresSettings.Setting;
import dev.exhume.core.analysis.ports.sockets.Endpoint;
import dev.exhume.core.analysis.ports.sockets.Installation;
import dev.exhume.core.analysis.ports.sockets.ListeningSocket;
import dev.exhume.core.analysis.ports.sockets.RunningDaemon;
import dev.exhume.core.analysis.ports.sockets.SocketRole;
import dev.exhume.core.analysis.ports.sockets.StartScripts;
import dev.exhume.core.profile.Evidence;
import dev.exhume.core.reading.Problems;
import dev.exhume.core.reading.TextFile;
import dev.exhume.core.reading.TextLine;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What the clusters of PostgreSQL listen on. */
public final class PostgresPorts {
  private static final int POSTGRESQL = 5432;
  private static final int RELEASE_THAT_LISTENS = 800;
  private static final Pattern NAMES =
      Pattern.compile("postgresql(?:-?\\d{1,2}(?:\\.\\d{1,2})?)?|postgres|postmaster|pgsql|rhdb");

  private static final Pattern HANDED_OVER = Pattern.compile("-p ['\"]?\\$\\{?PGPORT\\b");

  private final Path root;
  private final PostgresCluster cluster;
  private final RunningDaemon daemon;
  private final PostgresSettings settings;
  private final Optional<PostmasterOptions> options;

  private PostgresPorts(
      Path root, PostgresCluster cluster, RunningDaemon daemon, Problems problems) {
    this.root = root;
    this.cluster = cluster;
    this.daemon = daemon;
    this.settings = PostgresSettings.read(root, cluster, problems);
    this.options =
        TextFile.read(cluster.data().resolve("postmaster.opts"), problems)
            .map(PostmasterOptions::of);
  }

  /** Reads the settings of each cluster whose server the machine ran. */
  public static List<ListeningSocket> detect(Path root, StartScripts scripts, Problems problems) {
    Map<Installation, PostgresCluster> clusters = new LinkedHashMap<>();
    List<RunningDaemon> running = new ArrayList<>();
    for (PostgresCluster cluster : PostgresCluster.find(root, problems)) {
      Installation installation =
          new Installation(
              cluster.configuration(),
              List.of(cluster.data().toString(), "postgresql-" + cluster.version()),
              List.of(cluster.data().resolve("PG_VERSION")));
      clusters.put(installation, cluster);
      if (isDebian(cluster)) {
        running.addAll(scripts.running(debianNames(cluster), List.of(installation)));
      }
    }
    running.addAll(
        scripts.running(
            NAMES,
            clusters.keySet().stream()
                .filter(installation -> !isDebian(clusters.get(installation)))
                .toList()));
    return running.stream()
        .map(
            daemon ->
                new PostgresPorts(
                    root,
                    Objects.requireNonNull(clusters.get(daemon.installation())),
                    daemon,
                    problems))
        .flatMap(ports -> ports.sockets(problems).stream())
        .toList();
  }

  /** Debian's one start script starts all clusters, or all of one release. */
  private static boolean isDebian(@Nullable PostgresCluster cluster) {
    return cluster != null && !cluster.configuration().startsWith(cluster.data());
  }

  private static Pattern debianNames(PostgresCluster cluster) {
    return Pattern.compile("postgresql(?:-" + Pattern.quote(cluster.version()) + ")?");
  }

  private List<ListeningSocket> sockets(Problems problems) {
    if (isStartedByHandOnly(problems)) {
      return List.of();
    }
    Optional<Setting> port = option('p').or(() -> script(problems)).or(() -> settings.find("port"));
    int number = port.flatMap(setting -> Endpoint.port(setting.value())).orElse(POSTGRESQL);
    Optional<Setting> addresses = addresses();
    Evidence evidence = port.or(() -> addresses).map(Setting::evidence).orElse(daemon.evidence());
    return Splitter.on(',')
        .trimResults()
        .omitEmptyStrings()
        .splitToStream(addresses.map(Setting::value).orElseGet(this::defaultAddress))
        .map(address -> new Endpoint(address, number))
        .map(endpoint -> ListeningSocket.tcp(endpoint, daemon, SocketRole.BACKEND, evidence))
        .toList();
  }

  /** What the settings say of addresses; empty text where they say to listen on none. */
  private Optional<Setting> addresses() {
    Optional<Setting> option = option('h');
    if (option.isPresent()) {
      return option;
    }
    Optional<Setting> all =
        options.flatMap(line -> line.flag('i')).map(line -> new Setting(Endpoint.ANY, line));
    if (all.isPresent()) {
      return all;
    }
    if (cluster.release() >= RELEASE_THAT_LISTENS) {
      return settings.find("listen_addresses");
    }
    // Up to 7.4 it had to be switched on, and could be kept to one address then.
    return settings
        .find("tcpip_socket")
        .map(
            socket ->
                switch (socket.value()) {
                  case "true", "on", "yes", "1" ->
                      settings
                          .find("virtual_host")
                          .filter(host -> !host.value().isEmpty())
                          .orElse(new Setting(Endpoint.ANY, socket.evidence()));
                  default -> new Setting("", socket.evidence());
                });
  }

  private String defaultAddress() {
    return cluster.release() >= RELEASE_THAT_LISTENS ? "localhost" : "";
  }

  private Optional<Setting> option(char letter) {
    return options
        .flatMap(line -> line.value(letter))
        .map(value -> new Setting(value, options.orElseThrow().evidence()));
  }

  /** Red Hat's start script puts the port on the command line, from a file of its own or itself. */
  private Optional<Setting> script(Problems problems) {
    Path file =
        root.resolve("etc/sysconfig/pgsql").resolve(daemon.serviceName().orElse("postgresql"));
    boolean isHandedOver =
        daemon.commands().stream().anyMatch(line -> HANDED_OVER.matcher(line.text()).find());
    ShellSettings script =
        ShellSettings.of(isHandedOver ? daemon.commands() : List.of()).and(List.of(file), problems);
    return script
        .value("PGPORT")
        .flatMap(port -> script.line("PGPORT").map(line -> new Setting(port, line.evidence())));
  }

  /** Debian notes beside the configuration whether a cluster starts with the machine. */
  private boolean isStartedByHandOnly(Problems problems) {
    return TextFile.read(cluster.configuration().resolveSibling("start.conf"), problems)
        .flatMap(TextFile::firstMeaningfulLine)
        .map(TextLine::stripped)
        .filter(start -> start.equals("manual") || start.equals("disabled"))
        .isPresent();
  }
}
