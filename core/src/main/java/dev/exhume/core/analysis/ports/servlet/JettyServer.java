package dev.exhume.core.analysis.ports.servlet;

import dev.exhume.core.analysis.configuration.ConfiguredPath;
import dev.exhume.core.analysis.configuration.FilePattern;
import dev.exhume.core.analysis.configuration.ShellSettings;
import dev.exhume.core.analysis.configuration.XmlFile;
import dev.exhume.core.analysis.ports.datasource.DataSources;
import dev.exhume.core.analysis.ports.sockets.Installation;
import dev.exhume.core.analysis.ports.sockets.ListeningSocket;
import dev.exhume.core.analysis.ports.sockets.RunningDaemon;
import dev.exhume.core.analysis.ports.sockets.StartScripts;
import dev.exhume.core.profile.Site;
import dev.exhume.core.profile.Software;
import dev.exhume.core.reading.Problems;
import dev.exhume.core.reading.TextFile;
import dev.exhume.core.reading.TextLine;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A Jetty that the machine ran, 4 to 9, with all that its configuration says. */
public final class JettyServer {
  private static final Pattern NAMES = Pattern.compile("jetty[\\w.-]*");
  private static final List<String> VARIABLES = List.of("JETTY_BASE", "JETTY_HOME");
  private static final String CONFIGURATION = "etc/jetty.xml";

  /** Since 9 the connectors are in files of their own. */
  private static final String PLAIN = "jetty-http.xml";

  private static final String ENCRYPTED = "jetty-ssl.xml";

  /** How start.ini takes the latter in. */
  private static final Pattern ENCRYPTION =
      Pattern.compile("(?:--module=|--add-to-start=)(?:.*,)?(?:https|ssl)(?:,.*)?");

  /** How start.ini and jetty.conf take any file in, from the directory of Jetty. */
  private static final Pattern OTHER_FILE =
      Pattern.compile("(?:\\$\\{?(?:jetty\\.home|JETTY_HOME)}?/)?([\\w./-]{1,200}\\.xml)");

  /** Nobody takes in more. */
  private static final int MAX_FILES = 100;

  private final Path root;
  private final RunningDaemon daemon;
  private final Path base;
  private final ServerProperties properties;

  private JettyServer(Path root, RunningDaemon daemon, Problems problems) {
    this.root = root;
    this.daemon = daemon;
    // By their names: Debian's "etc" is a link, above whose target there is no Jetty.
    Path directory = Objects.requireNonNull(daemon.installation().configuration().getParent());
    this.base = Objects.requireNonNull(directory.getParent());
    this.properties = properties(problems);
  }

  /** Finds each Jetty that the machine ran. */
  public static List<JettyServer> find(Path root, StartScripts scripts, Problems problems) {
    List<Installation> installations =
        JavaInstallations.find(root, scripts, "*jetty*", VARIABLES, CONFIGURATION, problems)
            .stream()
            .map(
                base ->
                    new Installation(
                        base.resolve(CONFIGURATION),
                        List.of(base.toString()),
                        List.of(base.resolve("start.jar"), base.resolve("bin/jetty.sh"))))
            .toList();
    return scripts.running(NAMES, installations).stream()
        .map(daemon -> new JettyServer(root, daemon, problems))
        .toList();
  }

  private ServerProperties properties(Problems problems) {
    ServerProperties known = new ServerProperties();
    startFiles(problems).forEach(file -> known.addFile(file, problems));
    known.addOptions(daemon.commands());
    List<Path> defaults =
        Stream.of(Optional.of("jetty"), daemon.serviceName())
            .flatMap(Optional::stream)
            .filter(name -> name.indexOf('/') < 0 && name.indexOf('\0') < 0)
            .distinct()
            .map(name -> root.resolve("etc/default").resolve(name))
            .toList();
    ShellSettings settings = ShellSettings.read(defaults, problems);
    settings.value("JETTY_PORT").ifPresent(port -> known.set("jetty.port", port));
    settings.value("JETTY_HOST").ifPresent(host -> known.set("jetty.host", host));
    return known;
  }

  private List<Path> startFiles(Problems problems) {
    List<Path> files = new ArrayList<>();
    files.add(base.resolve("start.ini"));
    files.addAll(FilePattern.expand(root, base, "start.d/*.ini", problems));
    return files;
  }

  /** The sockets that it opens. */
  public List<ListeningSocket> sockets(Problems problems) {
    JettyPorts ports = new JettyPorts(daemon, properties);
    return files(problems).stream()
        .flatMap(
            file ->
                XmlFile.read(file, problems).stream()
                    .flatMap(document -> ports.of(document, file.endsWith(ENCRYPTED)).stream()))
        .toList();
  }

  /** The files that make up its configuration. */
  private Set<Path> files(Problems problems) {
    Path configuration = daemon.installation().configuration();
    Set<Path> files = new LinkedHashSet<>();
    files.add(configuration);
    files.add(configuration.resolveSibling(PLAIN));
    Stream.concat(
            startFiles(problems).stream(), Stream.of(configuration.resolveSibling("jetty.conf")))
        .flatMap(file -> TextFile.readStart(file, 1, problems).stream())
        .flatMap(file -> file.meaningfulLines().stream())
        .map(TextLine::stripped)
        .flatMap(line -> named(line, configuration).stream())
        .limit(MAX_FILES)
        .forEach(files::add);
    return files;
  }

  private Optional<Path> named(String line, Path configuration) {
    Matcher other = OTHER_FILE.matcher(line);
    if (other.matches()) {
      String name = other.group(1);
      return name.indexOf('/') < 0
          ? Optional.of(configuration.resolveSibling(name))
          : ConfiguredPath.of(root, base, name);
    }
    return ENCRYPTION.matcher(line).matches()
        ? Optional.of(configuration.resolveSibling(ENCRYPTED))
        : Optional.empty();
  }

  /** The databases that it, or one of its applications, has under a name. */
  public List<Software> dataSources(Problems problems) {
    DataSources sources = new DataSources(properties::resolve);
    return Stream.concat(
            files(problems).stream(),
            Stream.of("contexts/*.xml", "webapps/*.xml", "webapps/*/WEB-INF/jetty-env.xml")
                .flatMap(pattern -> FilePattern.expand(root, base, pattern, problems).stream()))
        .flatMap(file -> XmlFile.read(file, problems).stream())
        .flatMap(document -> sources.of(document).stream())
        .toList();
  }

  /** The applications that it runs. */
  public List<Site> sites(Problems problems) {
    return new JettyApplications(root, base, daemon.serviceName().orElse("jetty")).find(problems);
  }
}
