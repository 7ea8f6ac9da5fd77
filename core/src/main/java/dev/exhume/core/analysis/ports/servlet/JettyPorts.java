package dev.exhume.core.analysis.ports.servlet;

import dev.exhume.core.analysis.configuration.FilePattern;
import dev.exhume.core.analysis.configuration.ShellSettings;
import dev.exhume.core.analysis.configuration.XmlElement;
import dev.exhume.core.analysis.configuration.XmlFile;
import dev.exhume.core.analysis.ports.sockets.Endpoint;
import dev.exhume.core.analysis.ports.sockets.Installation;
import dev.exhume.core.analysis.ports.sockets.ListeningSocket;
import dev.exhume.core.analysis.ports.sockets.RunningDaemon;
import dev.exhume.core.analysis.ports.sockets.SocketRole;
import dev.exhume.core.analysis.ports.sockets.StartScripts;
import dev.exhume.core.reading.Problems;
import dev.exhume.core.reading.TextFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** What Jetty listens on, 4 to 9. */
public final class JettyPorts {
  private static final Pattern NAMES = Pattern.compile("jetty[\\w.-]*");
  private static final List<String> VARIABLES = List.of("JETTY_BASE", "JETTY_HOME");
  private static final String CONFIGURATION = "etc/jetty.xml";

  /** Since 9 the connectors are in files of their own. */
  private static final String PLAIN = "jetty-http.xml";

  private static final String ENCRYPTED = "jetty-ssl.xml";

  /** How start.ini takes the latter in. */
  private static final Pattern ENCRYPTION =
      Pattern.compile(
          "(?:--module=|--add-to-start=)(?:.*,)?(?:https|ssl)(?:,.*)?|etc/jetty-ssl\\.xml");

  private final RunningDaemon daemon;
  private final ServerProperties properties;

  private JettyPorts(RunningDaemon daemon, ServerProperties properties) {
    this.daemon = daemon;
    this.properties = properties;
  }

  /** Reads the configuration of each Jetty that the machine ran. */
  public static List<ListeningSocket> detect(Path root, StartScripts scripts, Problems problems) {
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
    List<ListeningSocket> sockets = new ArrayList<>();
    for (RunningDaemon daemon : scripts.running(NAMES, installations)) {
      Path configuration = daemon.installation().configuration();
      JettyPorts ports = new JettyPorts(daemon, properties(root, daemon, problems));
      List<Path> files = new ArrayList<>();
      files.add(configuration);
      files.add(configuration.resolveSibling(PLAIN));
      if (isEncryptionOn(root, configuration, problems)) {
        files.add(configuration.resolveSibling(ENCRYPTED));
      }
      for (Path file : files) {
        XmlFile.read(file, problems)
            .ifPresent(
                document -> ports.collect(document, file.endsWith(ENCRYPTED), false, sockets));
      }
    }
    return sockets;
  }

  private static ServerProperties properties(Path root, RunningDaemon daemon, Problems problems) {
    ServerProperties properties = new ServerProperties();
    startFiles(root, daemon.installation().configuration(), problems)
        .forEach(file -> properties.addFile(file, problems));
    properties.addOptions(daemon.commands());
    ShellSettings settings =
        ShellSettings.read(List.of(root.resolve("etc/default/jetty")), problems);
    settings.value("JETTY_PORT").ifPresent(port -> properties.set("jetty.port", port));
    settings.value("JETTY_HOST").ifPresent(host -> properties.set("jetty.host", host));
    return properties;
  }

  private static List<Path> startFiles(Path root, Path configuration, Problems problems) {
    Path base = configuration.resolveSibling("..");
    List<Path> files = new ArrayList<>();
    files.add(base.resolve("start.ini"));
    files.addAll(FilePattern.expand(root, base, "start.d/*.ini", problems));
    return files;
  }

  private static boolean isEncryptionOn(Path root, Path configuration, Problems problems) {
    return startFiles(root, configuration, problems).stream()
        .flatMap(file -> TextFile.readStart(file, 1, problems).stream())
        .flatMap(file -> file.meaningfulLines().stream())
        .anyMatch(line -> ENCRYPTION.matcher(line.stripped()).matches());
  }

  /** A connector is an object with a port; its class tells what it speaks. */
  private void collect(
      XmlElement element, boolean isEncrypted, boolean isAjp, List<ListeningSocket> sockets) {
    Optional<String> type = element.attribute("class");
    boolean encrypted = isEncrypted || type.filter(name -> name.contains("Ssl")).isPresent();
    boolean ajp =
        isAjp || type.filter(name -> name.contains("AJP") || name.contains("Ajp")).isPresent();
    setting(element, "port")
        .flatMap(port -> Endpoint.port(value(port)))
        .ifPresent(
            port ->
                sockets.add(
                    ListeningSocket.tcp(
                            new Endpoint(
                                setting(element, "host").map(this::value).orElse(Endpoint.ANY),
                                port),
                            daemon,
                            ajp ? SocketRole.BACKEND : SocketRole.WEB,
                            setting(element, "port").orElse(element).evidence())
                        .withTls(encrypted)));
    element.children().forEach(child -> collect(child, encrypted, ajp, sockets));
  }

  private static Optional<XmlElement> setting(XmlElement element, String name) {
    return element.children().stream()
        .filter(child -> child.name().equals("Set"))
        .filter(child -> child.attribute("name").filter(name::equalsIgnoreCase).isPresent())
        .findFirst();
  }

  /** The text, or the property that is inside with its default. */
  private String value(XmlElement setting) {
    return setting
        .descendants()
        .filter(child -> child.name().endsWith("Property"))
        .findFirst()
        .map(
            property ->
                property
                    .attribute("name")
                    .flatMap(properties::value)
                    .or(() -> property.attribute("default"))
                    .orElse(""))
        .orElseGet(() -> properties.resolve(setting.text()))
        .strip();
  }
}
