package dev.exhume.core.analysis.mounts;

import dev.exhume.core.profile.Account;
import dev.exhume.core.profile.Database;
import dev.exhume.core.profile.ScheduledJob;
import dev.exhume.core.profile.Service;
import dev.exhume.core.profile.Site;
import dev.exhume.core.reading.Folder;
import dev.exhume.core.reading.Problems;
import dev.exhume.core.reading.ServerPath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;

/**
 * What of a server points into a directory.
 *
 * @param packaged how many files packages have below a directory
 */
public record MountUses(
    Path root,
    List<Service> services,
    List<Site> sites,
    List<Database> databases,
    List<ScheduledJob> jobs,
    List<Account> accounts,
    ToLongFunction<String> packaged,
    Problems problems) {
  /** More than these would be read by nobody. */
  private static final int MAX_NAMES = 5;

  private static final int MAX_USES = 20;

  /** Where administrators lay links to other volumes. */
  private static final List<String> PLACES_OF_LINKS =
      List.of(
          "/", "/var", "/var/lib", "/var/www", "/var/log", "/srv", "/home", "/opt", "/usr/local");

  /** The uses as a person would tell them. */
  List<String> of(String directory) {
    List<String> uses = new ArrayList<>();
    databases.stream()
        .filter(database -> isIn(directory, database.dataDirectory()))
        .forEach(
            one -> uses.add("%s has its data in %s".formatted(one.engine(), one.dataDirectory())));
    sites.stream()
        .filter(site -> site.documentRoot().filter(root -> isIn(directory, root)).isPresent())
        .forEach(site -> uses.add(site(site)));
    services.stream()
        .filter(Service::enabled)
        .filter(service -> names(directory, String.join(" ", service.startCommand())))
        .forEach(
            service -> uses.add("the service %s is started with it".formatted(service.name())));
    jobs.stream()
        .filter(job -> names(directory, job.command()))
        .forEach(
            job ->
                uses.add(
                    "a job of %s uses it (%s)".formatted(job.kind(), job.evidence().location())));
    named(
            "home of ",
            accounts.stream()
                .filter(Account::login)
                .filter(account -> isIn(directory, account.home()))
                .map(Account::name)
                .toList())
        .ifPresent(uses::add);
    PLACES_OF_LINKS.stream().flatMap(place -> links(place, directory)).forEach(uses::add);
    long files = packaged.applyAsLong(directory);
    if (files > 0) {
      uses.add("packages have %d files there".formatted(files));
    }
    return uses.stream().distinct().limit(MAX_USES).toList();
  }

  private static String site(Site site) {
    String name = site.names().isEmpty() ? "a site" : site.names().get(0);
    return "%s serves %s from %s".formatted(site.server(), name, site.documentRoot().orElse(""));
  }

  private static Optional<String> named(String what, List<String> names) {
    if (names.isEmpty()) {
      return Optional.empty();
    }
    String first = String.join(", ", names.subList(0, Math.min(MAX_NAMES, names.size())));
    return Optional.of(
        names.size() > MAX_NAMES
            ? "%s%s and %d more".formatted(what, first, names.size() - MAX_NAMES)
            : what + first);
  }

  private Stream<String> links(String place, String directory) {
    return ServerPath.of(root, place).stream()
        .filter(Files::isDirectory)
        .flatMap(folder -> Folder.entries(folder, problems).stream())
        .filter(Files::isSymbolicLink)
        .filter(link -> isIn(directory, target(link)))
        .map(link -> "%s is a link into it".formatted(link));
  }

  private static String target(Path link) {
    try {
      return link.resolveSibling(Files.readSymbolicLink(link)).normalize().toString();
    } catch (IOException unreadable) {
      // A link that cannot be read leads nowhere; the walk over all files tells of it.
      return "";
    }
  }

  private static boolean isIn(String directory, String path) {
    return (path + "/").startsWith(directory + "/");
  }

  /** Whether a command has a path in the directory as a word, or after an equals sign. */
  private static boolean names(String directory, String command) {
    int at = command.indexOf(directory);
    while (at >= 0) {
      int end = at + directory.length();
      boolean starts = at == 0 || " \t='\">(;:".indexOf(command.charAt(at - 1)) >= 0;
      boolean ends = end == command.length() || " \t/'\";)&|".indexOf(command.charAt(end)) >= 0;
      if (starts && ends) {
        return true;
      }
      at = command.indexOf(directory, at + 1);
    }
    return false;
  }
}
