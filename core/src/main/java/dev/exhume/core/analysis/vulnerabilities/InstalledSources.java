package dev.exhume.core.analysis.vulnerabilities;

import com.google.common.collect.ImmutableListMultimap;
import com.google.common.collect.Multimaps;
import dev.exhume.core.analysis.packages.ListedPackage;
import dev.exhume.core.profile.OperatingSystem;
import dev.exhume.core.profile.Packages;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The distribution's own packages on a server, by the source packages that they come from. */
public final class InstalledSources {
  /** As they were called until 2005, and are since. */
  private static final Pattern NUMBER = Pattern.compile("\\b(?:CVE|CAN)-(\\d{4}-\\d{4,7})\\b");

  /** Vulnerabilities of the kernel are those of the host that a container runs on. */
  private static final Pattern KERNEL =
      Pattern.compile("kernel(?:-.*)?|linux(?:-(?:\\d|image|meta|signed|source).*)?");

  private final OperatingSystem os;
  private final ImmutableListMultimap<String, ListedPackage> bySource;
  private final Map<String, ListedPackage> byName;

  private InstalledSources(
      OperatingSystem os, ImmutableListMultimap<String, ListedPackage> bySource) {
    this.os = os;
    this.bySource = bySource;
    this.byName =
        bySource.values().stream()
            .collect(
                Collectors.toMap(
                    listed -> listed.item().name(),
                    Function.identity(),
                    (first, another) -> first));
  }

  /** Those of an open database; what third parties made is left out. */
  public static InstalledSources of(OperatingSystem os, List<ListedPackage> listed) {
    return new InstalledSources(
        os,
        Multimaps.index(
            listed.stream()
                .filter(one -> !one.item().thirdParty() && !one.item().publicKey())
                .toList(),
            one -> InstalledBuild.of(os, one.item(), Set.of()).source()));
  }

  /** Whether what is said of a release holds for this server. */
  public boolean isOf(DistributionRelease release) {
    return release.isOf(os.id().orElse(""), os.version().orElse(""));
  }

  /** Debian's own feeds name sources, which need not be called like a package. */
  public boolean isNamedBySource(String name) {
    return os.id().filter("debian"::equals).isPresent() && hasSource(name);
  }

  /** Whether a package of that source, other than the kernel, is installed. */
  public boolean hasSource(String source) {
    return bySource.containsKey(source) && !KERNEL.matcher(source).matches();
  }

  /** The source of an installed package, other than the kernel. */
  public Optional<String> sourceOf(String binary) {
    return find(binary)
        .map(item -> InstalledBuild.of(os, item, Set.of()).source())
        .filter(source -> !KERNEL.matcher(source).matches());
  }

  /** An installed package of the distribution's own. */
  public Optional<Packages.Item> find(String binary) {
    return Optional.ofNullable(byName.get(binary)).map(ListedPackage::item);
  }

  /** The versions of the installed packages of a source, and of the package of that name. */
  public Set<String> versionsOf(String name) {
    return Stream.concat(bySource.get(name).stream().map(ListedPackage::item), find(name).stream())
        .map(item -> InstalledBuild.ofBinary(os, item, Set.of()).version())
        .collect(Collectors.toSet());
  }

  /** Judges all packages by all that was said of them, source by source. */
  public Stream<AssessedSource> assess(AdvisoryTable advisories) {
    return bySource.keySet().stream()
        .flatMap(source -> assess(bySource.get(source), advisories).stream());
  }

  private Optional<AssessedSource> assess(List<ListedPackage> packages, AdvisoryTable advisories) {
    ListedPackage first = packages.get(0);
    List<Advisory> said = advisories.of(InstalledBuild.of(os, first.item(), Set.of()));
    if (said.isEmpty()) {
      return Optional.empty();
    }
    Set<String> mended = mended(first.changelog());
    InstalledBuild build = InstalledBuild.of(os, first.item(), mended);
    return Optional.of(
        new AssessedSource(
            build,
            packages,
            said.stream()
                .map(advisory -> new AssessedSource.Verdict(advisory, judge(advisory, build)))
                .toList()));
  }

  private Assessment judge(Advisory advisory, InstalledBuild build) {
    InstalledBuild meant =
        advisory
            .origin()
            .flatMap(Advisory.Origin::binary)
            .flatMap(this::find)
            .map(item -> InstalledBuild.ofBinary(os, item, build.changelog()))
            .orElse(build);
    return Assessment.of(advisory, meant);
  }

  private static Set<String> mended(Stream<String> changelog) {
    return changelog
        .flatMap(text -> NUMBER.matcher(text).results())
        .map((MatchResult number) -> "CVE-" + number.group(1))
        .collect(Collectors.toSet());
  }
}
