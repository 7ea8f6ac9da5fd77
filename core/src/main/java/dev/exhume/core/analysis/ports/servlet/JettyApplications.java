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
import java.util.Optional;

/** The applications that Jetty runs: those that a file describes, and those that lie about. */
final class JettyApplications {
  /** More than any server has memory for. */
  private static final int MAX_APPLICATIONS = 1000;

  private final Path root;
  private final Path base;
  private final String service;
  private final Map<String, Site> found = new LinkedHashMap<>();

  JettyApplications(Path root, Path base, String service) {
    this.root = root;
    this.base = base;
    this.service = service;
  }

  /** The applications by their paths; what a file says is right before what lies about. */
  List<Site> find(Problems problems) {
    Path applications = base.resolve("webapps");
    for (Path directory : List.of(base.resolve("contexts"), applications)) {
      for (Path file : Folder.files(directory, problems)) {
        if (file.getFileName().toString().endsWith(".xml")) {
          XmlFile.read(file, problems).ifPresent(this::addDescribed);
        }
      }
    }
    for (Path entry : Folder.entries(applications, problems)) {
      String name = entry.getFileName().toString();
      boolean isArchive = name.endsWith(".war") && Files.isRegularFile(entry);
      if ((isArchive || Files.isDirectory(entry))
          && !name.startsWith(".")
          && !name.endsWith(".d")
          && !isServed(entry)) {
        add(
            path(isArchive ? name.substring(0, name.length() - ".war".length()) : name),
            Optional.of(entry),
            Evidence.file(entry.toString()));
      }
    }
    if (found.size() == MAX_APPLICATIONS) {
      problems.add(
          applications, "has %d applications or more; no more were read".formatted(found.size()));
    }
    return List.copyOf(found.values());
  }

  /** A described one is often served from where others lie as well. */
  private boolean isServed(Path entry) {
    return found.values().stream()
        .anyMatch(site -> site.documentRoot().equals(Optional.of(entry.toString())));
  }

  private void addDescribed(XmlElement context) {
    setting(context, "contextPath")
        .map(XmlElement::text)
        .ifPresent(
            path ->
                add(
                    path,
                    setting(context, "war")
                        .or(() -> setting(context, "resourceBase"))
                        .flatMap(this::place),
                    context.evidence()));
  }

  /** A path may start with the property for the directory of Jetty. */
  private Optional<Path> place(XmlElement setting) {
    boolean isBelowBase =
        setting
            .descendants()
            .anyMatch(
                property ->
                    property
                        .attribute("name")
                        .filter(name -> name.startsWith("jetty."))
                        .isPresent());
    String text = setting.text();
    return isBelowBase
        ? ConfiguredPath.of(root, base, text.startsWith("/") ? text.substring(1) : text)
        : ConfiguredPath.of(root, base, text).filter(path -> !text.isEmpty());
  }

  private static Optional<XmlElement> setting(XmlElement element, String name) {
    return element
        .all("Set")
        .filter(set -> set.attribute("name").filter(name::equalsIgnoreCase).isPresent())
        .findFirst();
  }

  private void add(String path, Optional<Path> place, Evidence evidence) {
    if (found.size() < MAX_APPLICATIONS) {
      found.putIfAbsent(
          path,
          new Site(
              service,
              List.of(),
              Optional.empty(),
              Optional.of(path),
              place.map(Path::toString),
              Optional.empty(),
              List.of(),
              evidence));
    }
  }

  private static String path(String name) {
    return name.equalsIgnoreCase("root") ? "/" : "/" + name;
  }
}
