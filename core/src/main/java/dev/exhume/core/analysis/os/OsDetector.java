package dev.exhume.core.analysis.os;

import dev.exhume.core.analysis.os.Signs.Source;
import dev.exhume.core.profile.Confidence;
import dev.exhume.core.profile.OperatingSystem;
import dev.exhume.core.profile.OperatingSystem.Conflict;
import dev.exhume.core.profile.OperatingSystem.Kernel;
import dev.exhume.core.profile.OperatingSystem.Product;
import dev.exhume.core.profile.OperatingSystem.Sign;
import dev.exhume.core.profile.Packages;
import dev.exhume.core.reading.Problems;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Finds which distribution the server ran.
 *
 * <p>Release files are written by packages and rewritten by people, who make a server look like one
 * that some installer accepts. Where the packages say otherwise, the packages are believed.
 */
public final class OsDetector {
  /** As many kinds of sources that all agree are as good as the packages. */
  private static final int MANY_KINDS = 3;

  private static final int MOST_SHOWN = 6;

  private final List<ReleaseClaim> files;
  private final Optional<PackageClaim> packages;
  private final Signs signs;
  private final Optional<ReleaseClaim> believed;

  private OsDetector(List<Source> sources, Packages packages, Optional<Glibc> glibc) {
    this.files = sources.stream().map(Source::claim).toList();
    this.packages = PackageClaim.of(packages, files);
    this.signs = new Signs(sources, this.packages, glibc);
    this.believed = believed(packages);
  }

  /** The distribution, its C library, its kernels and the machine that it was built for. */
  public static OperatingSystem detect(Path root, Packages packages, Problems problems) {
    List<Kernel> kernels = KernelDetector.detect(root, problems);
    Optional<Glibc> glibc = GlibcDetector.detect(root, packages, problems);
    List<Source> sources = new ArrayList<>();
    ReleaseFiles.claims(root, problems).stream()
        .map(claim -> new Source(claim.isHint() ? "greeting" : "release file", claim))
        .forEach(sources::add);
    KernelName.hint(root, kernels)
        .map(claim -> new Source("kernel", claim))
        .ifPresent(sources::add);
    Repositories.claims(root, problems).stream()
        .map(claim -> new Source("repository", claim))
        .forEach(sources::add);
    OsDetector detector = new OsDetector(sources, packages, glibc);
    Optional<ReleaseClaim> release = detector.believed;
    Optional<Architecture> architecture = ArchitectureDetector.detect(root, problems);
    Optional<String> version = release.flatMap(ReleaseClaim::version);
    Optional<EndOfLife> endOfLife =
        release.flatMap(
            claim -> EndOfLife.find(claim.distribution().id(), version, claim.codename()));
    Optional<String> codename =
        release.flatMap(ReleaseClaim::codename).or(() -> endOfLife.flatMap(EndOfLife::codename));
    return new OperatingSystem(
        release.map(claim -> claim.distribution().id()),
        release.map(claim -> claim.distribution().name()),
        version,
        codename,
        release.map(claim -> claim.prettyName().orElseGet(() -> claim.sentence(codename))),
        release.flatMap(claim -> claim.distribution().family()),
        architecture.map(Architecture::name),
        architecture.map(Architecture::bits),
        architecture.flatMap(Architecture::platform),
        glibc.map(Glibc::version),
        kernels,
        endOfLife.flatMap(EndOfLife::date),
        endOfLife.flatMap(known -> known.archiveUrl(version, architecture)),
        detector.confidence(),
        detector.conflicts(),
        release.map(ReleaseClaim::evidence),
        detector.product(),
        release.map(detector.signs::about).orElse(List.of()));
  }

  /** The distribution alone, as far as its packages tell it. */
  public static OperatingSystem ofPackages(Packages packages) {
    OsDetector detector = new OsDetector(List.of(), packages, Optional.empty());
    Optional<ReleaseClaim> release = detector.believed;
    return new OperatingSystem(
        release.map(claim -> claim.distribution().id()),
        release.map(claim -> claim.distribution().name()),
        release.flatMap(ReleaseClaim::version),
        release.flatMap(ReleaseClaim::codename),
        release.map(claim -> claim.sentence(claim.codename())),
        release.flatMap(claim -> claim.distribution().family()),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        List.of(),
        Optional.empty(),
        Optional.empty(),
        detector.confidence(),
        List.of(),
        release.map(ReleaseClaim::evidence));
  }

  private Optional<ReleaseClaim> believed(Packages inventory) {
    if (packages.isEmpty()) {
      return files.stream()
          .findFirst()
          .map(first -> signs.majorityAgainst(first).orElse(first))
          .map(this::refined);
    }
    return supportedFile()
        .map(this::refined)
        .or(() -> packages.map(claim -> claim.asReleaseClaim(inventory)));
  }

  /** The first release file that the packages support; they know better than a hint. */
  private Optional<ReleaseClaim> supportedFile() {
    return files.stream()
        .filter(claim -> !claim.isHint())
        .filter(claim -> packages.isPresent() && packages.get().supports(claim))
        .findFirst();
  }

  /** What the other files that agree, and the packages, know better: 7 is 7.9.2009. */
  private ReleaseClaim refined(ReleaseClaim claim) {
    ReleaseClaim refined = claim;
    for (ReleaseClaim other : files) {
      if (refined.agreesWith(other)) {
        refined = refined.refinedBy(other);
      }
    }
    return packages.isPresent() ? packages.get().refine(refined) : refined;
  }

  private Confidence confidence() {
    if (believed.isEmpty()) {
      return Confidence.LOW;
    }
    List<Sign> about = signs.about(believed.get());
    List<Sign> agreeing = about.stream().filter(Sign::agrees).toList();
    boolean isMany = kinds(agreeing) >= MANY_KINDS;
    boolean isOnlyHint = packages.isEmpty() && believed.get().isHint() && !isMany;
    if (isOnlyHint || agreeing.size() * 2 < about.size()) {
      return Confidence.LOW;
    }
    boolean isSure =
        packages.isEmpty()
            ? agreeing.size() == about.size() && isMany
            : supportedFile().isPresent() || packages.get().isSure();
    return isSure ? Confidence.HIGH : Confidence.MEDIUM;
  }

  private static long kinds(List<Sign> signs) {
    return signs.stream().map(Sign::source).distinct().count();
  }

  /** What calls itself by a name of its own, and is made of the packages of the one believed. */
  private Optional<Product> product() {
    return files.stream()
        .filter(this::isProduct)
        .map(claim -> new Product(claim.distribution().name(), claim.version(), claim.evidence()))
        .findFirst();
  }

  private boolean isProduct(ReleaseClaim claim) {
    return believed
        .filter(truth -> claim.distribution().isBuiltOn(truth.distribution()))
        .isPresent();
  }

  private String majority(ReleaseClaim truth) {
    List<Sign> about = signs.about(truth);
    List<Sign> agreeing = about.stream().filter(Sign::agrees).toList();
    return agreeing.size() > 1
        ? "%d of %d signs say %s: %s"
            .formatted(
                agreeing.size(),
                about.size(),
                truth.label(),
                agreeing.stream()
                    .limit(MOST_SHOWN)
                    .map(sign -> "%s (%s)".formatted(sign.source(), sign.evidence().location()))
                    .collect(Collectors.joining(", ")))
        : "%s says %s".formatted(truth.evidence().path(), truth.label());
  }

  private List<Conflict> conflicts() {
    if (believed.isEmpty()) {
      return List.of();
    }
    ReleaseClaim truth = believed.get();
    String against = packages.map(PackageClaim::reason).orElseGet(() -> majority(truth));
    return files.stream()
        .filter(claim -> !claim.isHint() && !isProduct(claim))
        .filter(
            claim ->
                !claim.agreesWith(truth) && !truth.distribution().carries(claim.distribution()))
        .map(claim -> new Conflict(claim.label(), claim.evidence(), against))
        .distinct()
        .toList();
  }
}
