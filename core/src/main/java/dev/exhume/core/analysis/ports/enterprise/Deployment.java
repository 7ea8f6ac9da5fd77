package dev.exhume.core.analysis.ports.enterprise;

import com.google.common.base.CharMatcher;
import dev.exhume.core.analysis.configuration.JavaArchive;
import dev.exhume.core.profile.Evidence;
import dev.exhume.core.profile.Site;
import dev.exhume.core.reading.Problems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An application as it was given to a server: an archive or a directory, of one site or several.
 */
public final class Deployment {
  private static final String WEB = ".war";
  private static final String ENTERPRISE = ".ear";
  private static final String MODULES = "META-INF/application.xml";

  /** In which an application says below which path it wants to be served. */
  private static final Set<String> DESCRIPTORS =
      Set.of(
          "WEB-INF/jboss-web.xml",
          "WEB-INF/glassfish-web.xml",
          "WEB-INF/sun-web.xml",
          "WEB-INF/weblogic.xml",
          "WEB-INF/geronimo-web.xml");

  private static final Pattern CONTEXT_ROOT =
      Pattern.compile("<(?:\\w{1,20}:)?context-root>\\s{0,100}([^<\\s]{1,200})");

  private static final Pattern MODULE =
      Pattern.compile(
          "<web-uri>\\s{0,100}([^<\\s]{1,200})\\s{0,100}</web-uri>\\s{0,200}"
              + "(?:<context-root>\\s{0,100}([^<\\s]{0,200}))?");

  private static final int MAX_MODULES = 100;

  private final String service;
  private final Path place;
  private final String name;
  private final Evidence evidence;

  /**
   * One of a service.
   *
   * @param name by which the server knows it, with its ending
   */
  public Deployment(String service, Path place, String name, Evidence evidence) {
    this.service = service;
    this.place = place;
    this.name = name;
    this.evidence = evidence;
  }

  /** Whether something of this name is an application. */
  public static boolean isApplication(Path entry) {
    String name = entry.getFileName().toString();
    return name.endsWith(WEB) || name.endsWith(ENTERPRISE);
  }

  /** The sites that it makes. */
  public List<Site> sites(Problems problems) {
    return name.endsWith(ENTERPRISE) ? modules(problems) : List.of(site(path(problems), place));
  }

  private List<Site> modules(Problems problems) {
    List<Site> sites = new ArrayList<>();
    Matcher module =
        MODULE.matcher(text(JavaArchive.read(place, Set.of(MODULES), problems), MODULES));
    while (module.find() && sites.size() < MAX_MODULES) {
      Path inside = place.resolve(CharMatcher.is('/').trimLeadingFrom(module.group(1))).normalize();
      boolean isThere = inside.startsWith(place) && Files.exists(inside);
      String context = module.group(2) == null ? usualPath(module.group(1)) : module.group(2);
      sites.add(site(context, isThere ? inside : place));
    }
    return sites;
  }

  private String path(Problems problems) {
    for (String text : JavaArchive.read(place, DESCRIPTORS, problems).texts()) {
      Matcher root = CONTEXT_ROOT.matcher(withoutComments(text));
      if (root.find()) {
        return root.group(1);
      }
    }
    return usualPath(name);
  }

  /** The name without its directory and ending; a name of its own for what serves the root. */
  private static String usualPath(String file) {
    String last = file.substring(file.lastIndexOf('/') + 1);
    String bare = last.endsWith(WEB) ? last.substring(0, last.length() - WEB.length()) : last;
    return bare.equals("ROOT") ? "/" : bare;
  }

  private static String text(JavaArchive archive, String file) {
    return archive.text(file).map(Deployment::withoutComments).orElse("");
  }

  private static String withoutComments(String text) {
    StringBuilder kept = new StringBuilder();
    int at = 0;
    while (at < text.length()) {
      int start = text.indexOf("<!--", at);
      kept.append(text, at, start < 0 ? text.length() : start);
      int end = start < 0 ? -1 : text.indexOf("-->", start);
      at = end < 0 ? text.length() : end + "-->".length();
    }
    return kept.toString();
  }

  private Site site(String path, Path directory) {
    return new Site(
        service,
        List.of(),
        Optional.empty(),
        Optional.of(path.startsWith("/") ? path : "/" + path),
        Optional.of(directory.toString()),
        Optional.empty(),
        List.of(),
        evidence);
  }
}
