package dev.exhume.core.analysis.ports.servlet;

import dev.exhume.core.analysis.configuration.ConfiguredPath;
import dev.exhume.core.analysis.configuration.XmlElement;
import dev.exhume.core.analysis.configuration.XmlFile;
import dev.exhume.core.profile.Evidence;
import dev.exhume.core.profile.Site;
import dev.exhume.core.reading.Folder;
import dev.exhume.core.reading.Problems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** The applications that Tomcat runs, from its configuration and from where it takes them. */
final class TomcatApplications {
  /** More than any server has memory for. */
  private static final int MAX_APPLICATIONS = 1000;

  private static final String CONTEXT = "Context";
  private static final String DEFAULT_HOST = "localhost";

  private final Path root;
  private final Path configuration;
  private final Path base;
  private final String service;
  private final ServerProperties properties;
  private final Problems problems;
  private final Map<String, Site> found = new LinkedHashMap<>();

  private TomcatApplications(
      Path root,
      Path configuration,
      String service,
      ServerProperties properties,
      Problems problems) {
    this.root = root;
    this.configuration = configuration;
    this.base =
        Objects.requireNonNull(Objects.requireNonNull(configuration.getParent()).getParent());
    this.service = service;
    this.properties = properties;
    this.problems = problems;
  }

  /**
   * The applications, each once: what the server's file says of one is right before what a file of
   * its own says, and that before the directory in which it lies.
   */
  static List<Site> of(
      Path root,
      Path configuration,
      XmlElement server,
      String service,
      ServerProperties properties,
      Problems problems) {
    TomcatApplications applications =
        new TomcatApplications(root, configuration, service, properties, problems);
    List<XmlElement> engines = server.all("Engine").toList();
    for (XmlElement engine : engines) {
      String name = engine.attribute("name").orElse("Catalina");
      engine.all("Host").forEach(host -> applications.addAllOf(name, host));
    }
    if (engines.isEmpty()) {
      // Tomcat 3 knows neither engines nor, as a rule, hosts.
      applications.addConfigured(server, List.of(), applications.base);
      applications.addLying(List.of(), applications.base.resolve("webapps"));
    }
    return List.copyOf(applications.found.values());
  }

  private void addAllOf(String engine, XmlElement host) {
    String name = host.attribute("name").orElse(DEFAULT_HOST);
    List<String> names =
        Stream.concat(
                Stream.of(name).filter(given -> !given.equals(DEFAULT_HOST)),
                host.all("Alias").map(XmlElement::text).filter(alias -> !alias.isEmpty()))
            .toList();
    Optional<Path> source = path(base, host.attribute("appBase").orElse("webapps"));
    addConfigured(host, names, source.orElse(base));
    path(configuration.resolveSibling(engine), name)
        .ifPresent(directory -> addContextFiles(directory, names, source.orElse(base)));
    source.ifPresent(directory -> addLying(names, directory));
  }

  private void addConfigured(XmlElement around, List<String> names, Path source) {
    around
        .all(CONTEXT)
        .filter(context -> context.attribute("path").isPresent())
        .forEach(
            context ->
                add(
                    context.attribute("path").orElse(""),
                    names,
                    context.attribute("docBase").flatMap(docBase -> path(source, docBase)),
                    context.evidence()));
  }

  private void addContextFiles(Path directory, List<String> names, Path source) {
    for (Path file : Folder.files(directory, problems)) {
      String name = file.getFileName().toString();
      if (name.endsWith(".xml")) {
        String context = withoutEnding(name);
        XmlFile.read(file, problems)
            .filter(element -> element.name().equals(CONTEXT))
            .ifPresent(
                element ->
                    add(
                        contextPath(context),
                        names,
                        path(source, element.attribute("docBase").orElse(context)),
                        element.evidence()));
      }
    }
  }

  /** What lies in the directory of applications is run; an archive is unpacked beside itself. */
  private void addLying(List<String> names, Path directory) {
    List<Path> entries = Folder.entries(directory, problems);
    for (Path entry : entries) {
      if (Files.isDirectory(entry) && !entry.getFileName().toString().startsWith(".")) {
        add(
            contextPath(entry.getFileName().toString()),
            names,
            Optional.of(entry),
            Evidence.file(entry.toString()));
      }
    }
    for (Path entry : entries) {
      String name = entry.getFileName().toString();
      if (name.endsWith(".war") && Files.isRegularFile(entry)) {
        add(
            contextPath(withoutEnding(name)),
            names,
            Optional.of(entry),
            Evidence.file(entry.toString()));
      }
    }
  }

  private void add(String path, List<String> names, Optional<Path> source, Evidence evidence) {
    String shown = path.isEmpty() ? "/" : path;
    if (found.size() == MAX_APPLICATIONS) {
      problems.add(
          configuration,
          "runs more than %d applications; the rest was left out".formatted(found.size()));
      return;
    }
    found.putIfAbsent(
        String.join(" ", names) + " " + shown,
        new Site(
            service,
            names,
            Optional.empty(),
            Optional.of(shown),
            source.map(Path::toString),
            Optional.empty(),
            List.of(),
            evidence));
  }

  private Optional<Path> path(Path start, String name) {
    return ConfiguredPath.of(root, start, properties.resolve(name));
  }

  /** {@code shop} is for {@code /shop}, {@code shop#old##2} for the second {@code /shop/old}. */
  private static String contextPath(String name) {
    int version = name.indexOf("##");
    String context = version < 0 ? name : name.substring(0, version);
    return context.equals("ROOT") ? "" : "/" + context.replace('#', '/');
  }

  private static String withoutEnding(String name) {
    return name.substring(0, name.lastIndexOf('.'));
  }
}
