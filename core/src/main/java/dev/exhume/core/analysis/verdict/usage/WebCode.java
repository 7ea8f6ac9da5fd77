package dev.exhume.core.analysis.verdict.usage;

import dev.exhume.core.profile.Site;
import dev.exhume.core.reading.Problems;
import dev.exhume.core.reading.ServerPath;
import dev.exhume.core.reading.TextFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** What the code and the configuration of web applications ask of other services. */
public final class WebCode {
  /** Where applications lie that no site was found for. */
  private static final List<String> USUAL_PLACES =
      List.of(
          "var/www",
          "srv",
          "usr/local/apache/htdocs",
          "usr/local/apache2/htdocs",
          "usr/local/tomcat/webapps",
          "usr/share/tomcat5/webapps",
          "usr/share/tomcat6/webapps",
          "var/lib/tomcat5/webapps",
          "var/lib/tomcat5.5/webapps",
          "var/lib/tomcat6/webapps",
          "opt");

  private final Map<Demand, List<String>> files = new EnumMap<>(Demand.class);

  private WebCode() {}

  /** Looks through the sites' document roots and the usual places. */
  public static WebCode search(Path root, List<Site> sites, Problems problems) {
    Set<Path> places = new LinkedHashSet<>();
    sites.stream()
        .flatMap(site -> site.documentRoot().stream())
        .flatMap(documentRoot -> ServerPath.of(root, documentRoot).stream())
        .filter(place -> !place.equals(root))
        .forEach(places::add);
    USUAL_PLACES.stream().map(root::resolve).forEach(places::add);
    WebCode code = new WebCode();
    CodeFiles.under(places, problems)
        .forEach(file -> TextFile.read(file, problems).ifPresent(code::look));
    return code;
  }

  /** The files that show a demand, configuration first. */
  public List<String> files(Demand demand) {
    List<String> found = new ArrayList<>(files.getOrDefault(demand, List.of()));
    found.sort(
        Comparator.comparing((String file) -> !CodeFiles.isConfiguration(file))
            .thenComparing(Comparator.naturalOrder()));
    return List.copyOf(found);
  }

  private void look(TextFile file) {
    String path = file.path().toString();
    String text = file.text();
    Stream.of(Demand.values())
        .filter(demand -> demand.isIn(path, text))
        .forEach(demand -> files.computeIfAbsent(demand, key -> new ArrayList<>()).add(path));
  }
}
