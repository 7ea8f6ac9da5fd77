package dev.exhume.core.analysis.software;

import com.google.common.base.Suppliers;
import com.google.common.collect.ImmutableListMultimap;
import dev.exhume.core.analysis.configuration.FilePattern;
import dev.exhume.core.analysis.packages.Ownership;
import dev.exhume.core.profile.Evidence;
import dev.exhume.core.profile.Site;
import dev.exhume.core.profile.Software;
import dev.exhume.core.reading.Folder;
import dev.exhume.core.reading.Problems;
import dev.exhume.core.reading.ServerPath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Looks for the known web applications where web servers serve from. */
final class WebApplicationSearch {
  private static final int MAX_DEPTH = 4;
  private static final int MAX_ENTRIES = 50_000;

  /** Where applications lie that no document root leads to, but an alias does. */
  private static final List<String> USUAL_PLACES =
      List.of(
          "/var/www",
          "/srv/www/htdocs",
          "/usr/local/apache*/htdocs",
          "/home/*/public_html",
          "/usr/share/php[mM]y[aA]dmin",
          "/usr/share/wordpress",
          "/usr/share/drupal*",
          "/usr/share/mediawiki*",
          "/usr/share/squirrelmail",
          "/usr/share/roundcube*",
          "/usr/share/dokuwiki",
          "/usr/share/horde*",
          "/usr/share/moodle",
          "/usr/share/mantis*",
          "/usr/share/cacti*",
          "/usr/share/zabbix*",
          "/usr/share/bugzilla*",
          "/usr/share/redmine*",
          "/usr/share/otrs",
          "/usr/share/nextcloud",
          "/usr/share/owncloud",
          "/usr/lib/mailman",
          "/usr/local/mailman",
          "/var/lib/mailman");

  /** Where applications lie that need no web server to serve their files. */
  private static final List<String> OWN_PLACES =
      List.of("/opt/*", "/srv/*", "/home/*/*", "/usr/local/*", "/var/rails/*");

  /** Of a framework only such a directory is served: {@code app/webroot}. */
  private static final Set<String> SERVED_PARTS =
      Set.of("public", "web", "webroot", "htdocs", "httpdocs", "public_html", "www", "html", "pub");

  /** Below the root there are directories of the system, which are no applications. */
  private static final int LEAST_DEPTH = 2;

  /** Libraries of others, some of which look like applications. */
  private static final Set<String> LIBRARIES = Set.of("node_modules", "bower_components");

  private final Path root;

  /** Read when there is an application to ask about, which most servers do not have. */
  private final Supplier<ImmutableListMultimap<String, DatabaseSettings>> databases =
      Suppliers.memoize(DatabaseSettings::known);

  private final List<WebApplication> known = WebApplication.known();
  private final Ownership ownership;
  private final Problems problems;
  private final Set<Path> seen = new HashSet<>();
  private final Set<String> places = new HashSet<>();
  private final List<Software> found = new ArrayList<>();

  private WebApplicationSearch(Path root, Ownership ownership, Problems problems) {
    this.root = root;
    this.ownership = ownership;
    this.problems = problems;
  }

  static List<Software> search(
      Path root, Ownership ownership, List<Site> sites, Problems problems) {
    WebApplicationSearch search = new WebApplicationSearch(root, ownership, problems);
    Stream.concat(
            sites.stream()
                .flatMap(site -> site.documentRoot().stream())
                .sorted()
                .flatMap(path -> ServerPath.of(root, path).stream()),
            USUAL_PLACES.stream()
                .flatMap(place -> FilePattern.expand(root, place, problems).stream()))
        .forEach(search::searchTree);
    sites.stream()
        .flatMap(site -> site.documentRoot().stream())
        .sorted()
        .flatMap(path -> ServerPath.of(root, path).stream())
        .forEach(search::lookAbove);
    OWN_PLACES.stream()
        .flatMap(place -> FilePattern.expand(root, place, problems).stream())
        .forEach(search::lookAt);
    return search.found;
  }

  /** Looks at the directory of which only a part is served, and at that above it. */
  private void lookAbove(Path served) {
    Path above = served.getParent();
    Path name = served.getFileName();
    if (above == null || name == null || !SERVED_PARTS.contains(name.toString())) {
      return;
    }
    lookAt(above);
    Path project = above.getParent();
    if (project != null) {
      lookAt(project);
    }
  }

  private void lookAt(Path directory) {
    if (directory.getNameCount() >= LEAST_DEPTH && isNew(directory)) {
      look(directory, Folder.entries(directory, problems));
    }
  }

  private void searchTree(Path start) {
    Deque<Path> directories = new ArrayDeque<>();
    directories.add(start);
    int entries = 0;
    while (!directories.isEmpty()) {
      Path directory = directories.remove();
      if (!isNew(directory)) {
        continue;
      }
      List<Path> content = Folder.entries(directory, problems);
      entries += content.size();
      if (entries > MAX_ENTRIES) {
        problems.add(
            start,
            "holds more than %d files; only the first ones were searched for applications"
                .formatted(MAX_ENTRIES));
        return;
      }
      look(directory, content);
      if (directory.getNameCount() - start.getNameCount() < MAX_DEPTH - 1) {
        content.stream()
            .filter(entry -> !LIBRARIES.contains(entry.getFileName().toString()))
            .filter(Files::isDirectory)
            .forEach(directories::add);
      }
    }
  }

  /** Whether a directory was not searched yet, under this or another name. */
  private boolean isNew(Path directory) {
    try {
      return Files.isDirectory(directory) && seen.add(directory.toRealPath());
    } catch (IOException e) {
      problems.unreadable(directory, e);
      return false;
    }
  }

  private void look(Path directory, List<Path> content) {
    Set<String> names =
        content.stream().map(entry -> entry.getFileName().toString()).collect(Collectors.toSet());
    for (WebApplication application : known) {
      Path file = directory.resolve(application.file());
      if (names.contains(application.firstName())
          && Files.isRegularFile(file)
          && !isKnown(application.name(), directory)
          && application.hasSigns(directory, problems)) {
        found(application, directory, file);
      }
    }
  }

  private void found(WebApplication application, Path directory, Path file) {
    Optional<FoundVersion> version =
        application
            .version()
            .flatMap(text -> text.find(file, problems))
            .filter(FoundVersion::isPlausible);
    if (version.isPresent() || application.version().isEmpty()) {
      places.add(place(application.name(), directory));
      found.add(
          new Software(
                  application.name(),
                  version.map(FoundVersion::version),
                  "web-application",
                  directory.toString(),
                  ownership.ownerOf(file),
                  version
                      .map(FoundVersion::evidence)
                      .orElseGet(() -> Evidence.file(file.toString())))
              .with(database(application, directory)));
    }
  }

  /** Two files of one application can both tell its version. */
  private boolean isKnown(String name, Path directory) {
    return places.contains(place(name, directory));
  }

  private static String place(String name, Path directory) {
    return name + " " + directory;
  }

  private Optional<Software.Connection> database(WebApplication application, Path directory) {
    return databases.get().get(application.name()).stream()
        .flatMap(settings -> settings.read(root, directory, problems).stream())
        .findFirst();
  }
}
