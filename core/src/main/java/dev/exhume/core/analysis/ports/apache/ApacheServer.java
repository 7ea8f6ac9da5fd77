package dev.exhume.core.analysis.ports.apache;

import dev.exhume.core.analysis.configuration.ShellSettings;
import dev.exhume.core.analysis.ports.sockets.ErrorLog;
import dev.exhume.core.analysis.ports.sockets.ListeningSocket;
import dev.exhume.core.analysis.ports.sockets.RunningDaemon;
import dev.exhume.core.analysis.ports.sockets.StartScripts;
import dev.exhume.core.profile.Service.LogFile;
import dev.exhume.core.profile.Site;
import dev.exhume.core.reading.Problems;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** An httpd that the machine ran, with all that its configuration says. */
public final class ApacheServer {
  private static final Pattern NAMES =
      Pattern.compile("(?:httpd|apache)(?:\\d{0,2}|-ssl|-perl|2?-prefork|2?-worker)|apachectl");

  private final RunningDaemon daemon;
  private final ApacheConfiguration configuration;
  private final Optional<String> version;
  private final ApacheProxies proxies;

  private ApacheServer(
      RunningDaemon daemon,
      ApacheConfiguration configuration,
      Optional<String> version,
      ApacheProxies proxies) {
    this.daemon = daemon;
    this.configuration = configuration;
    this.version = version;
    this.proxies = proxies;
  }

  /** Reads the configuration of each httpd that the machine ran. */
  public static List<ApacheServer> find(Path root, StartScripts scripts, Problems problems) {
    List<ApacheServer> servers = new ArrayList<>();
    for (RunningDaemon daemon : scripts.running(NAMES, ApacheInstallations.find(root, problems))) {
      ShellSettings environment = ApacheDefinitions.environment(root, problems);
      HttpdProgram program = HttpdProgram.read(daemon.installation().programs(), problems);
      ApacheConditions conditions =
          new ApacheConditions(
              program, ApacheDefinitions.find(root, daemon, environment, problems));
      Path file = daemon.installation().configuration();
      new ApacheParser(
              root, file, ApacheInstallations.serverRoot(file), conditions, environment, problems)
          .parse(file)
          .map(configuration -> JkMountFiles.addTo(root, configuration, problems))
          .ifPresent(
              configuration ->
                  servers.add(
                      new ApacheServer(
                          daemon,
                          configuration,
                          program.version(),
                          new ApacheProxies(
                              configuration,
                              JkWorkers.read(root, configuration.main(), problems)))));
    }
    return servers;
  }

  /** The sockets that it opens. */
  public List<ListeningSocket> sockets(Problems problems) {
    return ApachePorts.of(configuration, daemon, version, problems);
  }

  /** The files into which the server and its hosts write of their troubles. */
  public List<ErrorLog> errorLogs() {
    List<ErrorLog> logs = new ArrayList<>();
    daemon
        .serviceName()
        .ifPresent(
            service ->
                Stream.concat(Stream.of(configuration.main()), configuration.hosts().stream())
                    .flatMap(host -> host.last("errorlog").stream())
                    .flatMap(
                        log ->
                            log.firstArgument().stream()
                                .map(file -> new LogFile(file, log.evidence())))
                    .forEach(file -> logs.add(new ErrorLog(service, file))));
    return logs;
  }

  /** The sites that it serves. */
  public List<Site> sites() {
    return ApacheSites.of(configuration, proxies, daemon);
  }
}
