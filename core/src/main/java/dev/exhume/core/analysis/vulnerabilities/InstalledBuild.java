package dev.exhume.core.analysis.vulnerabilities;

import dev.exhume.core.profile.OperatingSystem;
import dev.exhume.core.profile.Packages;
import java.util.Optional;
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
record InstalledBuild(
    String distribution, String release, String source, String version, Set<String> changelog) {
  private static final Pattern SOURCE_RPM =
      Pattern.compile("(.+)-([^-]+-[^-]+)\\.(?:no)?src\\.rpm");

  InstalledBuild {
    changelog = Set.copyOf(changelog);
  }

  static InstalledBuild of(OperatingSystem os, Packages.Item item, Set<String> changelog) {
    String epoch = item.epoch().map(number -> number + ":").orElse("");
    String own = item.version() + item.release().map(release -> "-" + release).orElse("");
    Optional<String> sourcePackage = item.sourcePackage();
    Matcher rpm = SOURCE_RPM.matcher(sourcePackage.orElse(""));
    boolean isRpm = rpm.matches();
    return new InstalledBuild(
        os.id().orElse(""),
        os.version().orElse(""),
        isRpm ? rpm.group(1) : sourcePackage.orElse(item.name()),
        epoch + (isRpm ? rpm.group(2) : own),
        changelog);
  }
}
