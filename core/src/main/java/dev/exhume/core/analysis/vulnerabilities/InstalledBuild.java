package dev.exhume.core.analysis.vulnerabilities;

import dev.exhume.core.profile.OperatingSystem;
import dev.exhume.core.profile.Packages;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The build of a source package that installed packages come from: advisories speak of that.
 *
 * @param distribution {@code centos}
 * @param release of the distribution: {@code 4.6}
 * @param version with epoch and release
 * @param changelog the vulnerabilities that its own change log names
 */
public record InstalledBuild(
    String distribution, String release, String source, String version, Set<String> changelog) {
  private static final Pattern SOURCE_RPM =
      Pattern.compile("(.+)-([^-]+-[^-]+)\\.(?:no)?src\\.rpm");

  public InstalledBuild {
    changelog = Set.copyOf(changelog);
  }

  /** The source package with its version. */
  static InstalledBuild of(OperatingSystem os, Packages.Item item, Set<String> changelog) {
    Matcher rpm = SOURCE_RPM.matcher(item.sourcePackage().orElse(""));
    return rpm.matches()
        ? of(os, rpm.group(1), epoch(item) + rpm.group(2), changelog)
        : ofBinary(os, item, changelog);
  }

  /** The source package with the version of an installed one, which may be another. */
  static InstalledBuild ofBinary(OperatingSystem os, Packages.Item item, Set<String> changelog) {
    String source = item.sourcePackage().orElse(item.name());
    Matcher rpm = SOURCE_RPM.matcher(source);
    String own = item.version() + item.release().map(release -> "-" + release).orElse("");
    return of(os, rpm.matches() ? rpm.group(1) : source, epoch(item) + own, changelog);
  }

  private static InstalledBuild of(
      OperatingSystem os, String source, String version, Set<String> changelog) {
    return new InstalledBuild(
        os.id().orElse(""), os.version().orElse(""), source, version, changelog);
  }

  private static String epoch(Packages.Item item) {
    return item.epoch().map(number -> number + ":").orElse("");
  }
}
