package dev.exhume.core.analysis.upstream;

import com.google.common.collect.ImmutableListMultimap;
import com.google.common.collect.Multimaps;
import dev.exhume.core.analysis.packages.PackageInventory;
import dev.exhume.core.analysis.vulnerabilities.Exposure;
import dev.exhume.core.profile.Evidence;
import dev.exhume.core.profile.Finding;
import dev.exhume.core.profile.Service;
import dev.exhume.core.profile.Severity;
import dev.exhume.core.profile.Site;
import dev.exhume.core.profile.Software;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Finds libraries of Java with known holes, in whatever archives they are, and whether a needed
 * service can load them.
 */
public final class LibraryDetector {
  private static final String APPLICATION_SERVER = "application-server";

  /** Where distributions put theirs, which are not judged where nobody knows whose they are. */
  private static final List<String> DISTRIBUTIONS =
      List.of("/usr/share/", "/usr/lib/", "/usr/lib64/");

  private static final long MAX_ENTRIES = 2_000_000;

  /** Some ten seconds of unpacking. */
  private static final long MAX_BYTES = 2L << 30;

  private static final int MAX_NAMED = 5;

  private final Exposure exposure;
  private final Runners runners;
  private final List<Software> servers;
  private final List<Site> sites;

  private LibraryDetector(UpstreamEvidence known) {
    this.exposure = known.exposure();
    this.runners = known.runners();
    this.servers =
        known.software().stream().filter(each -> each.kind().equals(APPLICATION_SERVER)).toList();
    this.sites = known.sites();
  }

  /** The findings, one for each version of a library. */
  public static List<Finding> detect(UpstreamEvidence known, JavaArchiveFiles archives) {
    ArchiveScan scan = new ArchiveScan(MAX_ENTRIES, MAX_BYTES, known.problems());
    archives.files().stream().filter(file -> isNobodys(file, known.packages())).forEach(scan::scan);
    LibraryDetector detector = new LibraryDetector(known);
    ImmutableListMultimap<String, Library> byVersion =
        Multimaps.index(
            scan.found(), library -> library.name() + " " + library.version().orElse("?"));
    return byVersion.asMap().values().stream()
        .flatMap(alike -> detector.finding(alike).stream())
        .toList();
  }

  private static boolean isNobodys(Path file, PackageInventory inventory) {
    return inventory.knowsFiles()
        ? inventory.ownerOfReal(file).isEmpty()
        : DISTRIBUTIONS.stream().noneMatch(file.toString()::startsWith);
  }

  private Optional<Finding> finding(Collection<Library> alike) {
    List<Library> open = alike.stream().filter(library -> !holes(library).isEmpty()).toList();
    if (open.isEmpty()) {
      return Optional.empty();
    }
    Optional<String> reached = open.stream().flatMap(each -> reached(each).stream()).findFirst();
    Library library = open.get(0);
    List<OpenHole> holes =
        open.stream()
            .flatMap(each -> holes(each).stream())
            .distinct()
            .map(hole -> new OpenHole(hole, reached, library.version().isPresent()))
            .sorted(OpenHole.WORST_FIRST)
            .toList();
    return Optional.of(finding(library, open, holes));
  }

  /** Of a copy whose version nobody knows only the gravest, which hang on a class that it has. */
  private static List<KnownHole> holes(Library library) {
    Stream<KnownHole> all =
        library
            .version()
            .map(version -> KnownHole.of(library.name(), version).stream())
            .orElseGet(
                () ->
                    KnownHole.of(library.name()).stream()
                        .filter(hole -> hole.neededClass().isPresent())
                        .filter(hole -> hole.vulnerability().severity() == Severity.CRITICAL));
    return all.filter(hole -> hole.neededClass().isEmpty() || library.hasClass()).toList();
  }

  private Optional<String> reached(Library library) {
    return loader(library.file().toString())
        .filter(exposure::isOpen)
        .map(service -> service.name() + " can load it and is reached from outside");
  }

  private Optional<Service> loader(String file) {
    return Stream.of(
            servers.stream()
                .filter(server -> Runners.isAtOrBelow(file, server.path()))
                .flatMap(server -> runners.of(server).stream()),
            sites.stream()
                .filter(
                    site ->
                        site.documentRoot().filter(at -> Runners.isAtOrBelow(file, at)).isPresent())
                .flatMap(site -> named(site.server())),
            runners.startedFrom(file).stream())
        .flatMap(each -> each)
        .findFirst();
  }

  private Stream<Service> named(String name) {
    return exposure.needed().stream().filter(service -> service.name().equals(name));
  }

  private static Finding finding(Library library, List<Library> open, List<OpenHole> holes) {
    String places =
        open.stream().limit(MAX_NAMED).map(Library::location).collect(Collectors.joining(", "));
    int more = open.size() - MAX_NAMED;
    return new Finding(
        "vulnerable-library",
        holes.get(0).severity(),
        "vulnerability",
        "Known holes in %s %s of Java: %s"
            .formatted(
                library.name(),
                library.version().orElse("of an unknown version"),
                OpenHole.names(holes)),
        "It is in %s%s. %s"
            .formatted(
                places,
                more > 0 ? " and %d more".formatted(more) : "",
                holes.stream().map(OpenHole::sentence).collect(Collectors.joining(" "))),
        OpenHole.remedy(holes),
        open.stream().map(each -> each.file().toString()).distinct().map(Evidence::file).toList());
  }
}
