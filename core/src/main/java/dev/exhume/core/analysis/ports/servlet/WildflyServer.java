package dev.exhume.core.analysis.ports.servlet;

import dev.exhume.core.analysis.configuration.ShellSettings;
import dev.exhume.core.analysis.configuration.XmlElement;
import dev.exhume.core.analysis.configuration.XmlFile;
import dev.exhume.core.analysis.ports.datasource.DataSources;
import dev.exhume.core.analysis.ports.enterprise.Deployment;
import dev.exhume.core.analysis.ports.sockets.Installation;
import dev.exhume.core.analysis.ports.sockets.ListeningSocket;
import dev.exhume.core.analysis.ports.sockets.RunningDaemon;
import dev.exhume.core.analysis.ports.sockets.StartScripts;
import dev.exhume.core.profile.Evidence;
import dev.exhume.core.profile.Site;
import dev.exhume.core.profile.Software;
import dev.exhume.core.reading.Folder;
import dev.exhume.core.reading.Problems;
import dev.exhume.core.reading.TextFile;
import dev.exhume.core.reading.TextLine;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A JBoss of version 7 or later, or a WildFly, that the machine ran on its own. */
public final class WildflyServer {
  private static final Pattern NAMES = Pattern.compile("(?:jboss|wildfly)[\\w.-]*");
  private static final List<String> VARIABLES = List.of("JBOSS_HOME", "WILDFLY_HOME");
  private static final String CONFIGURATIONS = "standalone/configuration";
  private static final String USUAL = "standalone.xml";
  private static final Pattern OTHER =
      Pattern.compile("(?:-c|--server-config=|JBOSS_CONFIG=)\\s*[\"']?([\\w.-]{1,100}\\.xml)");

  private static final Pattern BIND = Pattern.compile("\\s-b(management)?[ =]([\\w.:-]{1,100})");

  private static final Pattern DIGEST = Pattern.compile("[0-9a-f]{40}");

  /** Longer lines are nobody's command. */
  private static final int LONGEST_LINE = 4096;

  private final RunningDaemon daemon;
  private final XmlElement configuration;
  private final ServerProperties properties;

  private WildflyServer(
      RunningDaemon daemon, XmlElement configuration, ServerProperties properties) {
    this.daemon = daemon;
    this.configuration = configuration;
    this.properties = properties;
  }

  /** Reads the configuration of each one that the machine ran. */
  public static List<WildflyServer> find(Path root, StartScripts scripts, Problems problems) {
    List<Installation> installations = new ArrayList<>();
    for (String name : List.of("*jboss*", "*wildfly*")) {
      JavaInstallations.find(root, scripts, name, VARIABLES, CONFIGURATIONS + "/" + USUAL, problems)
          .stream()
          .map(WildflyServer::installation)
          .filter(found -> !installations.contains(found))
          .forEach(installations::add);
    }
    List<WildflyServer> servers = new ArrayList<>();
    for (RunningDaemon daemon : scripts.running(NAMES, installations)) {
      Path usual = daemon.installation().configuration();
      Path file = usual.resolveSibling(named(root, daemon, problems).orElse(USUAL));
      XmlFile.read(file, problems)
          .filter(server -> server.name().equals("server"))
          .ifPresent(
              server ->
                  servers.add(new WildflyServer(daemon, server, properties(daemon, problems))));
    }
    return servers;
  }

  private static Installation installation(Path base) {
    return new Installation(
        base.resolve(CONFIGURATIONS).resolve(USUAL),
        List.of(base.toString()),
        List.of(base.resolve("jboss-modules.jar"), base.resolve("bin/standalone.sh")));
  }

  /** The configuration that the start script or its settings ask for. */
  private static Optional<String> named(Path root, RunningDaemon daemon, Problems problems) {
    ShellSettings settings =
        ShellSettings.read(
            List.of(
                root.resolve("etc/default/wildfly"),
                root.resolve("etc/default/jboss"),
                root.resolve("etc/sysconfig/jboss-as"),
                root.resolve("etc/jboss-as/jboss-as.conf")),
            problems);
    return settings
        .value("JBOSS_CONFIG")
        .or(
            () ->
                daemon.commands().stream()
                    .map(TextLine::text)
                    .filter(text -> text.length() <= LONGEST_LINE)
                    .map(OTHER::matcher)
                    .filter(Matcher::find)
                    .map(matcher -> matcher.group(1))
                    .findFirst())
        .filter(name -> name.indexOf('/') < 0 && name.indexOf('\0') < 0);
  }

  private static ServerProperties properties(RunningDaemon daemon, Problems problems) {
    ServerProperties properties = new ServerProperties();
    Path settings =
        daemon
            .installation()
            .configuration()
            .resolveSibling("../../bin/standalone.conf")
            .normalize();
    TextFile.readStart(settings, 1, problems)
        .ifPresent(text -> properties.addOptions(text.meaningfulLines()));
    properties.addOptions(daemon.commands());
    for (TextLine line : daemon.commands()) {
      Matcher bind = BIND.matcher(line.text());
      while (line.text().length() <= LONGEST_LINE && bind.find()) {
        String suffix = bind.group(1) == null ? "" : ".management";
        properties.set("jboss.bind.address" + suffix, bind.group(2));
      }
    }
    return properties;
  }

  /** The sockets that it opens. */
  public List<ListeningSocket> sockets() {
    return new WildflyPorts(daemon, properties).of(configuration);
  }

  /** The applications that lie in its directory of deployments, but for those taken back. */
  public List<Site> sites(Problems problems) {
    List<Site> sites = new ArrayList<>();
    for (Path entry : deployed(problems)) {
      String name = entry.getFileName().toString();
      boolean isTakenBack =
          Files.exists(entry.resolveSibling(name + ".undeployed"))
              || Files.exists(entry.resolveSibling(name + ".skipdeploy"));
      if (Deployment.isApplication(entry) && !isTakenBack) {
        sites.addAll(deployment(entry, name, Evidence.file(entry.toString())).sites(problems));
      }
    }
    configuration
        .all("deployment")
        .filter(deployment -> !deployment.attribute("enabled").equals(Optional.of("false")))
        .forEach(deployment -> sites.addAll(stored(deployment, problems)));
    return sites;
  }

  /** An application that an administrator handed over lies under the digest of its content. */
  private List<Site> stored(XmlElement deployment, Problems problems) {
    String digest =
        deployment
            .all("content")
            .flatMap(content -> content.attribute("sha1").stream())
            .filter(DIGEST.asMatchPredicate())
            .findFirst()
            .orElse("");
    String name =
        deployment.attribute("runtime-name").or(() -> deployment.attribute("name")).orElse("");
    if (digest.isEmpty() || !(name.endsWith(".war") || name.endsWith(".ear"))) {
      return List.of();
    }
    Path content =
        daemon
            .installation()
            .configuration()
            .resolveSibling("../data/content")
            .resolve(digest.substring(0, 2))
            .resolve(digest.substring(2))
            .resolve("content")
            .normalize();
    return deployment(content, name, deployment.evidence()).sites(problems);
  }

  private Deployment deployment(Path place, String name, Evidence evidence) {
    return new Deployment(daemon.serviceName().orElse("wildfly"), place, name, evidence);
  }

  /** The databases that it offers to its applications. */
  public List<Software> dataSources(Problems problems) {
    DataSources sources = new DataSources(properties::resolve);
    return Stream.concat(
            Stream.of(configuration),
            deployed(problems).stream()
                .filter(entry -> entry.getFileName().toString().endsWith("-ds.xml"))
                .flatMap(file -> XmlFile.read(file, problems).stream()))
        .flatMap(document -> sources.of(document).stream())
        .toList();
  }

  private List<Path> deployed(Problems problems) {
    Path directory = daemon.installation().configuration().resolveSibling("../deployments");
    return Folder.entries(directory.normalize(), problems);
  }
}
