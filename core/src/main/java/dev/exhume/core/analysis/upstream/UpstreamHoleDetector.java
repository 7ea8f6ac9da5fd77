package dev.exhume.core.analysis.upstream;

import dev.exhume.core.analysis.packages.PackageInventory;
import dev.exhume.core.analysis.vulnerabilities.Exposure;
import dev.exhume.core.analysis.vulnerabilities.Vulnerability;
import dev.exhume.core.profile.Finding;
import dev.exhume.core.profile.Service;
import dev.exhume.core.profile.Site;
import dev.exhume.core.profile.Software;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Finds programs and web applications that no package owns and whose version has known holes. */
public final class UpstreamHoleDetector {
  /** Where people put what they build themselves, whatever the packages say. */
  private static final List<String> OWN_PLACES =
      List.of("/usr/local/", "/opt/", "/srv/", "/home/", "/var/www/");

  private static final Set<String> APPLICATIONS = Set.of("web-application", "java-application");

  private final PackageInventory inventory;
  private final Exposure exposure;
  private final Runners runners;
  private final List<Site> sites;

  private UpstreamHoleDetector(UpstreamEvidence known) {
    this.inventory = known.packages();
    this.exposure = known.exposure();
    this.runners = known.runners();
    this.sites = known.sites();
  }

  /** The findings, one for each program or application. */
  public static List<Finding> detect(UpstreamEvidence known) {
    UpstreamHoleDetector detector = new UpstreamHoleDetector(known);
    return known.software().stream().flatMap(each -> detector.finding(each).stream()).toList();
  }

  private Optional<Finding> finding(Software software) {
    if (!isNobodys(software)) {
      return Optional.empty();
    }
    List<OpenHole> holes =
        software
            .version()
            .map(version -> KnownHole.of(software.name(), version))
            .orElse(List.of())
            .stream()
            .filter(hole -> hole.file().filter(name -> !isCalled(software, name)).isEmpty())
            .map(hole -> new OpenHole(hole, reached(software, hole.vulnerability()), true))
            .sorted(OpenHole.WORST_FIRST)
            .toList();
    return holes.isEmpty() ? Optional.empty() : Optional.of(finding(software, holes));
  }

  private boolean isNobodys(Software software) {
    return software.owner().isEmpty()
        && (inventory.knowsFiles() || OWN_PLACES.stream().anyMatch(software.path()::startsWith));
  }

  private static boolean isCalled(Software software, Pattern name) {
    String path = software.path();
    return name.matcher(path.substring(path.lastIndexOf('/') + 1)).matches();
  }

  private Optional<String> reached(Software software, Vulnerability vulnerability) {
    if (APPLICATIONS.contains(software.kind())) {
      return served(software);
    }
    Optional<Service> runner = runners.of(software).filter(exposure::isOpen);
    return switch (vulnerability.reach()) {
      case SERVICE -> runner.map(service -> service.name() + " is reached from outside");
      case AJP -> runner.flatMap(exposure::ajp);
      case TLS -> runner.map(service -> service.name() + " speaks TLS with it");
      case CGI, WEB, PHP_FPM ->
          runner.isPresent() || software.kind().equals("shell")
              ? exposure.of(vulnerability.reach(), Set.of())
              : Optional.empty();
      case NETWORK, LOCAL, CLIENT -> exposure.of(vulnerability.reach(), Set.of());
    };
  }

  /** An application is reached if a needed web server serves its directory, or one in it. */
  private Optional<String> served(Software application) {
    return sites.stream()
        .filter(site -> site.documentRoot().filter(at -> isRelated(at, application)).isPresent())
        .flatMap(
            site ->
                exposure.needed().stream()
                    .filter(service -> service.name().equals(site.server()))
                    .filter(exposure::isOpen))
        .findFirst()
        .map(service -> service.name() + " serves it");
  }

  private static boolean isRelated(String documentRoot, Software application) {
    return Runners.isAtOrBelow(application.path(), documentRoot)
        || Runners.isAtOrBelow(documentRoot, application.path());
  }

  private static Finding finding(Software software, List<OpenHole> holes) {
    boolean isApplication = APPLICATIONS.contains(software.kind());
    return new Finding(
        isApplication ? "vulnerable-application" : "vulnerable-program",
        holes.get(0).severity(),
        "vulnerability",
        "Known holes in %s %s (%s): %s"
            .formatted(
                software.name(),
                software.version().orElse(""),
                software.path(),
                OpenHole.names(holes)),
        "No package owns it, and its own version tells. "
            + holes.stream().map(OpenHole::sentence).collect(Collectors.joining(" ")),
        OpenHole.remedy(holes)
            + (isApplication ? "" : " Or build a mended version of this one program."),
        List.of(software.evidence()));
  }
}
