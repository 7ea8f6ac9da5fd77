package dev.exhume.core.analysis.software;

import dev.exhume.core.analysis.configuration.JavaArchive;
import dev.exhume.core.analysis.packages.Ownership;
import dev.exhume.core.profile.Evidence;
import dev.exhume.core.profile.Site;
import dev.exhume.core.profile.Software;
import dev.exhume.core.reading.Problems;
import dev.exhume.core.reading.ServerPath;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The applications that application servers run, with their versions and databases. */
final class JavaApplications {
  private static final String MANIFEST = "META-INF/MANIFEST.MF";

  /** Where an application says by which name it asks for its database. */
  private static final Set<String> REFERENCES =
      Set.of(
          "WEB-INF/web.xml",
          "WEB-INF/jboss-web.xml",
          "WEB-INF/sun-web.xml",
          "WEB-INF/weblogic.xml",
          "WEB-INF/applicationContext.xml",
          "WEB-INF/classes/META-INF/persistence.xml",
          "META-INF/persistence.xml",
          "META-INF/context.xml");

  private static final Pattern VERSION =
      Pattern.compile(
          "(?m)^(?:Implementation|Specification|Bundle|Jenkins|Hudson)-Version: {1,9}"
              + "(\\w[\\w.+-]{0,63})\\s*$");

  /** More than any server has memory for; each costs a look into an archive. */
  private static final int MAX_APPLICATIONS = 300;

  private final List<Software> dataSources;
  private final Ownership ownership;
  private final Problems problems;

  private JavaApplications(List<Software> dataSources, Ownership ownership, Problems problems) {
    this.dataSources = dataSources;
    this.ownership = ownership;
    this.problems = problems;
  }

  static List<Software> find(
      Path root,
      Ownership ownership,
      List<Site> sites,
      List<Software> dataSources,
      Problems problems) {
    JavaApplications applications = new JavaApplications(dataSources, ownership, problems);
    Set<String> places = new TreeSet<>();
    sites.forEach(site -> site.documentRoot().ifPresent(places::add));
    List<Software> found = new ArrayList<>();
    for (String place : places) {
      Optional<Path> path = ServerPath.of(root, place).filter(JavaApplications::isApplication);
      if (path.isPresent() && found.size() == MAX_APPLICATIONS) {
        problems.add(
            path.get(),
            "is one application more than the %d that were read".formatted(found.size()));
        break;
      }
      path.map(applications::read).ifPresent(found::add);
    }
    return found;
  }

  private static boolean isApplication(Path place) {
    String name = place.getFileName() == null ? "" : place.getFileName().toString();
    return Files.isDirectory(place)
        ? Files.isDirectory(place.resolve("WEB-INF"))
            || Files.isRegularFile(place.resolve("META-INF/application.xml"))
        : name.endsWith(".war") || name.endsWith(".ear");
  }

  private Software read(Path place) {
    Set<String> names = new TreeSet<>(REFERENCES);
    names.add(MANIFEST);
    JavaArchive archive = JavaArchive.read(place, names, problems);
    Optional<String> version =
        archive.text(MANIFEST).map(VERSION::matcher).filter(Matcher::find).map(m -> m.group(1));
    Path said = Files.isDirectory(place) ? place.resolve(MANIFEST) : place;
    return new Software(
            name(place),
            version,
            "java-application",
            place.toString(),
            ownership.ownerOf(place),
            Evidence.file((version.isPresent() ? said : place).toString()))
        .with(database(archive));
  }

  private static String name(Path place) {
    String name = place.getFileName().toString();
    return name.endsWith(".war") || name.endsWith(".ear")
        ? name.substring(0, name.length() - ".war".length())
        : name;
  }

  /** The first data source that it asks for by name. */
  private Optional<Software.Connection> database(JavaArchive archive) {
    return dataSources.stream()
        .filter(source -> archive.texts().stream().anyMatch(text -> asksFor(text, source.name())))
        .flatMap(source -> source.database().stream())
        .findFirst();
  }

  /** Servers and applications put different prefixes before the name: {@code java:/shop}. */
  private static boolean asksFor(String text, String name) {
    String last = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf(':')) + 1);
    if (last.length() < 2) {
      return false;
    }
    for (int at = text.indexOf(last); at >= 0; at = text.indexOf(last, at + 1)) {
      if (isBorder(text, at - 1) && isBorder(text, at + last.length())) {
        return true;
      }
    }
    return false;
  }

  private static boolean isBorder(String text, int at) {
    return at < 0
        || at >= text.length()
        || !(Character.isLetterOrDigit(text.charAt(at)) || "_-".indexOf(text.charAt(at)) >= 0);
  }
}
