package dev.exhume.core.analysis.software;

import com.google.common.base.Suppliers;
import com.google.common.collect.ImmutableListMultimap;
import dev.exhume.core.analysis.configuration.FilePattern;
import dev.exhume.core.analysis.packages.Ownership;
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
          "/usr/share/roundcube*");

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
    return search.found;
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
        content.stream().filter(Files::isDirectory).forEach(directories::add);
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
      if (names.contains(application.firstName()) && Files.isRegularFile(file)) {
        Optional<FoundVersion> version =
            application.version().find(file, problems).filter(FoundVersion::isPlausible);
        version.ifPresent(
            said ->
                add(
                    new Software(
                            application.name(),
                            Optional.of(said.version()),
                            "web-application",
                            directory.toString(),
                            ownership.ownerOf(file),
                            said.evidence())
                        .with(database(application, directory))));
      }
    }
  }

  /** Two files of one application can both tell its version. */
  private void add(Software application) {
    if (places.add(application.name() + " " + application.path())) {
      found.add(application);
    }
  }

  private Optional<Software.Connection> database(WebApplication application, Path directory) {
    return databases.get().get(application.name()).stream()
        .flatMap(settings -> settings.read(root, directory, problems).stream())
        .findFirst();
  }
}
