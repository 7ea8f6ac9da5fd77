package dev.exhume.core.analysis.ports.database;

import com.google.common.base.Splitter;
import dev.exhume.core.analysis.boot.BootSocket;
import dev.exhume.core.analysis.configuration.FilePattern;
import dev.exhume.core.analysis.databases.mysql.MySqlOption;
import dev.exhume.core.analysis.databases.mysql.MySqlOptions;
import dev.exhume.core.analysis.ports.sockets.Endpoint;
import dev.exhume.core.analysis.ports.sockets.Installation;
import dev.exhume.core.analysis.ports.sockets.ListeningSocket;
import dev.exhume.core.analysis.ports.sockets.RunningDaemon;
import dev.exhume.core.analysis.ports.sockets.SocketRole;
import dev.exhume.core.analysis.ports.sockets.StartScripts;
import dev.exhume.core.profile.Evidence;
import dev.exhume.core.reading.Problems;
import dev.exhume.core.reading.ServerPath;
import dev.exhume.core.reading.ShellVariables;
import dev.exhume.core.reading.ShellVariables.ShellVariable;
import dev.exhume.core.reading.TextLine;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What MySQL and MariaDB listen on. */
public final class MySqlPorts {
  private static final int MYSQL = 3306;
  private static final Pattern NAMES =
      Pattern.compile("mysql|mysqld|mysql\\.server|mysqld?_multi|mariadb|mariadbd|rc\\.mysqld");

  private static final Pattern SERVER =
      Pattern.compile(
          "(?:^|[/\\s\"'`(=])(?:mysqld(?:_safe|_multi)?|safe_mysqld|mariadbd(?:-safe)?)(?:[\\s\"']|$)");

  private static final Pattern VARIABLE = Pattern.compile("\\$\\{?([A-Za-z_]\\w{0,63})");

  /** More than anybody writes in a line. */
  private static final int MAX_VARIABLES = 20;

  private static final List<String> PROGRAMS =
      List.of(
          "/usr/libexec/mysqld",
          "/usr/sbin/mysqld",
          "/usr/sbin/mariadbd",
          "/usr/bin/mysqld_safe",
          "/usr/bin/safe_mysqld");

  private final MySqlOptions options;
  private final RunningDaemon daemon;

  private MySqlPorts(MySqlOptions options, RunningDaemon daemon) {
    this.options = options;
    this.daemon = daemon;
  }

  /**
   * Reads the options of each server that the machine ran.
   *
   * @param handedOver what init opened: a MariaDB that gets such sockets opens none by its options
   */
  public static List<ListeningSocket> detect(
      Path root, StartScripts scripts, List<BootSocket> handedOver, Problems problems) {
    List<ListeningSocket> sockets = new ArrayList<>();
    for (RunningDaemon daemon : scripts.running(NAMES, installations(root, problems))) {
      if (handedOver.stream().anyMatch(socket -> isFor(daemon, socket))) {
        continue;
      }
      MySqlOptions options =
          argument(daemon, "defaults-file")
              .flatMap(file -> ServerPath.of(root, file.value()))
              .map(file -> MySqlOptions.readFile(root, file, problems))
              .orElseGet(() -> MySqlOptions.readStandardFiles(root, problems));
      MySqlPorts ports = new MySqlPorts(options, daemon);
      List<String> instances = options.instances();
      boolean isMulti =
          daemon.commands().stream().anyMatch(line -> line.text().contains("mysqld_multi"));
      if (isMulti && !instances.isEmpty()) {
        instances.forEach(instance -> sockets.addAll(ports.of(instance)));
      } else {
        sockets.addAll(ports.of(""));
      }
    }
    return sockets;
  }

  private static boolean isFor(RunningDaemon daemon, BootSocket socket) {
    return socket.service().startsWith("mariadb")
        && daemon.serviceName().equals(Optional.of(socket.service()));
  }

  private static List<Installation> installations(Path root, Problems problems) {
    Path configuration = MySqlOptions.mainFile(root);
    List<Installation> installations = new ArrayList<>();
    installations.add(
        new Installation(
            configuration,
            PROGRAMS,
            PROGRAMS.stream().map(program -> root.resolve(program.substring(1))).toList()));
    for (String pattern : List.of("/usr/local/mysql*/bin/mysqld*", "/opt/mysql*/bin/mysqld*")) {
      FilePattern.expand(root, pattern, problems).stream()
          .map(Path::getParent)
          .flatMap(Stream::ofNullable)
          .map(Path::getParent)
          .flatMap(Stream::ofNullable)
          .distinct()
          .map(
              base ->
                  new Installation(
                      configuration,
                      List.of(base + "/"),
                      List.of(base.resolve("bin/mysqld"), base.resolve("bin/mysqld_safe"))))
          .forEach(installations::add);
    }
    return installations;
  }

  private List<ListeningSocket> of(String instance) {
    boolean isOff =
        argument(daemon, "skip-networking").isPresent()
            || options.find("skip-networking", instance).filter(MySqlOption::isOn).isPresent();
    if (isOff) {
      return List.of();
    }
    Optional<Setting> port = setting("port", instance);
    Optional<Setting> address = setting("bind-address", instance);
    int number = port.flatMap(setting -> Endpoint.port(setting.value())).orElse(MYSQL);
    Evidence evidence = port.or(() -> address).map(Setting::evidence).orElse(daemon.evidence());
    // Several addresses are allowed since 8.0.13.
    return Splitter.on(',')
        .trimResults()
        .splitToStream(address.map(Setting::value).orElse(Endpoint.ANY))
        .map(listened -> new Endpoint(listened, number))
        .map(endpoint -> ListeningSocket.tcp(endpoint, daemon, SocketRole.BACKEND, evidence))
        .toList();
  }

  private Optional<Setting> setting(String name, String instance) {
    return argument(daemon, name)
        .or(
            () ->
                options
                    .find(name, instance)
                    .map(option -> new Setting(option.value(), option.line().evidence())));
  }

  /** What the start script puts on the command line, which goes before all option files. */
  private static Optional<Setting> argument(RunningDaemon daemon, String name) {
    Pattern argument =
        Pattern.compile("--" + name + "(?:=[\"']?([^\\s\"'$]{1,200})|(?=[\\s\"']|$))");
    ShellVariables variables = ShellVariables.of(daemon.commands());
    for (TextLine line : daemon.commands()) {
      // Clients in the same script take options of the same names.
      if (!SERVER.matcher(line.text()).find()) {
        continue;
      }
      Optional<Setting> setting =
          setting(argument, line)
              .or(
                  () ->
                      used(line, variables)
                          .flatMap(variable -> setting(argument, variable).stream())
                          .findFirst());
      if (setting.isPresent()) {
        return setting;
      }
    }
    return Optional.empty();
  }

  private static Optional<Setting> setting(Pattern argument, TextLine line) {
    Matcher found = argument.matcher(line.text());
    return found.find()
        ? Optional.of(new Setting(Optional.ofNullable(found.group(1)).orElse(""), line.evidence()))
        : Optional.empty();
  }

  /** The lines that set what a line uses: Slackware has {@code SKIP="--skip-networking"}. */
  private static Stream<TextLine> used(TextLine line, ShellVariables variables) {
    return VARIABLE
        .matcher(line.text())
        .results()
        .limit(MAX_VARIABLES)
        .flatMap(name -> variables.find(name.group(1)).stream())
        .map(ShellVariable::line);
  }

  private record Setting(String value, Evidence evidence) {}
}
