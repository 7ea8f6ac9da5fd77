package dev.exhume.core.analysis.ports.servlet;

import dev.exhume.core.analysis.configuration.ConfiguredPath;
import dev.exhume.core.analysis.configuration.XmlElement;
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

/**
 * The applications that Resin runs: those that its configuration names, and those that lie about.
 */
final class ResinApplications {
  /** More than any server has memory for. */
  private static final int MAX_APPLICATIONS = 1000;

  private final Path root;
  private final Path base;
  private final String service;
  private final ServerProperties properties;
  private final Map<String, Site> found = new LinkedHashMap<>();

  ResinApplications(Path root, Path configuration, String service, ServerProperties properties) {
    this.root = root;
    this.base =
        Objects.requireNonNull(Objects.requireNonNull(configuration.getParent()).getParent());
    this.service = service;
    this.properties = properties;
  }

  /** The applications, each once: what is said of one is right before the place where it lies. */
  List<Site> find(XmlElement configuration, Problems problems) {
    List<XmlElement> hosts = configuration.all("host").toList();
    for (XmlElement host : hosts) {
      Path place = root(host).flatMap(name -> path(base, name)).orElse(base);
      addAllOf(host, names(host), place, problems);
    }
    if (hosts.isEmpty()) {
      addAllOf(configuration, List.of(), base, problems);
    }
    return List.copyOf(found.values());
  }

  private static List<String> names(XmlElement host) {
    return Stream.concat(
            Stream.of(host.attribute("id").or(() -> host.attribute("host-name")).orElse("")),
            host.all("host-alias").map(XmlElement::text))
        .filter(name -> !name.isEmpty() && !name.equals("localhost"))
        .toList();
  }

  private void addAllOf(XmlElement around, List<String> names, Path place, Problems problems) {
    around
        .all("web-app")
        .filter(application -> application.attribute("id").isPresent())
        .forEach(
            application ->
                add(
                    application.attribute("id").orElse(""),
                    names,
                    root(application).flatMap(name -> path(place, name)),
                    application.evidence()));
    Stream.concat(
            around.all("web-app-deploy").flatMap(deploy -> deploy.attribute("path").stream()),
            around.all("war-dir").flatMap(deploy -> deploy.attribute("id").stream()))
        .flatMap(name -> path(place, name).stream())
        .forEach(directory -> addLying(directory, names, problems));
  }

  /** An archive is unpacked beside itself, and then the directory is what is served. */
  private void addLying(Path directory, List<String> names, Problems problems) {
    List<Path> entries = Folder.entries(directory, problems);
    for (Path entry : entries) {
      String name = entry.getFileName().toString();
      if (Files.isDirectory(entry) && !name.startsWith(".") && !name.startsWith("_")) {
        add(name, names, Optional.of(entry), Evidence.file(entry.toString()));
      }
    }
    for (Path entry : entries) {
      String name = entry.getFileName().toString();
      if (name.endsWith(".war") && Files.isRegularFile(entry)) {
        add(
            name.substring(0, name.length() - ".war".length()),
            names,
            Optional.of(entry),
            Evidence.file(entry.toString()));
      }
    }
  }

  /** Where it is; the attribute had another name in each version. */
  private static Optional<String> root(XmlElement element) {
    return Stream.of("root-directory", "document-directory", "app-dir")
        .flatMap(name -> element.attribute(name).stream())
        .findFirst();
  }

  private Optional<Path> path(Path start, String name) {
    return ConfiguredPath.of(root, start, properties.resolve(name)).map(Path::normalize);
  }

  private void add(String path, List<String> names, Optional<Path> place, Evidence evidence) {
    String bare = path.equals("ROOT") ? "" : path;
    String shown = bare.startsWith("/") ? bare : "/" + bare;
    if (found.size() < MAX_APPLICATIONS) {
      found.putIfAbsent(
          String.join(" ", names) + " " + shown,
          new Site(
              service,
              names,
              Optional.empty(),
              Optional.of(shown),
              place.map(Path::toString),
              Optional.empty(),
              List.of(),
              evidence));
    }
  }
}
