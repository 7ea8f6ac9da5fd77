package dev.exhume.core.analysis.vulnerabilities.feeds;

import dev.exhume.core.analysis.vulnerabilities.Advisory;
import dev.exhume.core.analysis.vulnerabilities.DistributionRelease;
import dev.exhume.core.analysis.vulnerabilities.InstalledSources;
import dev.exhume.core.profile.Severity;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Collects the advisories of feeds that concern one server. */
final class FeedAdvisories {
  private static final Pattern NUMBER = Pattern.compile("[A-Za-z0-9][A-Za-z0-9:._-]{0,63}");
  private static final Pattern VERSION = Pattern.compile("[A-Za-z0-9][A-Za-z0-9.+:~^_-]{0,127}");

  /** An old server whose every package is known for hundreds has some ten thousand. */
  private static final int MAX_ADVISORIES = 200_000;

  private final InstalledSources installed;
  private final Set<Advisory> found = new LinkedHashSet<>();
  private boolean full;

  FeedAdvisories(InstalledSources installed) {
    this.installed = installed;
  }

  InstalledSources installed() {
    return installed;
  }

  /**
   * What a feed says of some builds.
   *
   * @param packageName as the feed names it, of a source or of an installed package
   */
  record Statement(
      String file,
      String cve,
      DistributionRelease release,
      String packageName,
      Builds builds,
      Optional<String> id,
      Optional<Severity> severity) {}

  /** Which builds a statement is about. */
  record Builds(
      Advisory.Status status,
      Optional<String> since,
      Optional<String> fixed,
      Optional<String> last) {
    static Builds fixedIn(String version) {
      return new Builds(
          Advisory.Status.FIXED, Optional.empty(), Optional.of(version), Optional.empty());
    }

    static Builds of(Advisory.Status status) {
      return new Builds(status, Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** The same, where the fix is in packages for paying subscribers only. */
    Builds sold() {
      return status == Advisory.Status.FIXED
          ? new Builds(Advisory.Status.FIX_SOLD, since, fixed, last)
          : this;
    }

    private boolean isPlain() {
      return isPlain(since) && isPlain(fixed) && isPlain(last);
    }

    private static boolean isPlain(Optional<String> version) {
      return version.map(text -> VERSION.matcher(text).matches()).orElse(true);
    }
  }

  /** Whether anything that is said of a package of a release may concern the server. */
  boolean concerns(DistributionRelease release, String packageName) {
    return installed.isOf(release) && isInstalled(release, packageName);
  }

  private boolean isInstalled(DistributionRelease release, String packageName) {
    return installed.hasSource(packageName)
        || (release.ecosystem().usesRpm() && installed.sourceOf(packageName).isPresent());
  }

  /** Takes a statement if it concerns the server and says nothing that no distributor would. */
  void add(Statement said) {
    if (!installed.isOf(said.release())
        || !NUMBER.matcher(said.cve()).matches()
        || !said.builds().isPlain()) {
      return;
    }
    Optional<String> binary =
        Optional.of(said.packageName()).filter(name -> installed.sourceOf(name).isPresent());
    if (said.release().ecosystem().usesRpm() && binary.isPresent()) {
      keep(said, installed.sourceOf(said.packageName()).orElseThrow(), binary);
    } else if (installed.hasSource(said.packageName())) {
      keep(said, said.packageName(), Optional.empty());
    }
  }

  /** The same of a feed that always names installed packages. */
  void addBinary(Statement said) {
    if (installed.isOf(said.release())
        && NUMBER.matcher(said.cve()).matches()
        && said.builds().isPlain()) {
      installed
          .sourceOf(said.packageName())
          .ifPresent(source -> keep(said, source, Optional.of(said.packageName())));
    }
  }

  /** The same of a feed that names source packages. */
  void addSource(Statement said) {
    if (installed.isOf(said.release())
        && installed.hasSource(said.packageName())
        && NUMBER.matcher(said.cve()).matches()
        && said.builds().isPlain()) {
      keep(said, said.packageName(), Optional.empty());
    }
  }

  /** The same of a table like our own. */
  void add(String file, Advisory row) {
    addSource(
        new Statement(
            file,
            row.cve(),
            row.release(),
            row.sourcePackage(),
            new Builds(row.status(), row.since(), row.fixed(), row.last()),
            row.id(),
            Optional.empty()));
  }

  private void keep(Statement said, String source, Optional<String> binary) {
    if (found.size() == MAX_ADVISORIES) {
      full = true;
      return;
    }
    found.add(
        new Advisory(
            said.cve(),
            said.release(),
            source,
            said.builds().status(),
            said.builds().since(),
            said.builds().fixed(),
            said.builds().last(),
            said.id().filter(id -> NUMBER.matcher(id).matches()),
            Optional.of(new Advisory.Origin(said.file(), binary, said.severity()))));
  }

  boolean isFull() {
    return full;
  }

  List<Advisory> all() {
    return List.copyOf(found);
  }
}
