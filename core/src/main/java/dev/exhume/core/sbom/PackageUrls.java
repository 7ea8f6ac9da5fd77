package dev.exhume.core.sbom;

import com.github.packageurl.MalformedPackageURLException;
import com.github.packageurl.PackageURLBuilder;
import dev.exhume.core.profile.OperatingSystem;
import dev.exhume.core.profile.Packages;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Package URLs of installed packages, with the qualifiers that scanners expect.
 *
 * @see <a href="https://github.com/package-url/purl-spec/tree/main/types">types of package URLs</a>
 */
final class PackageUrls {
  private static final String DPKG = "dpkg";
  private static final String RPM = "rpm";

  /**
   * What the specification has a type for; Slackware and Gentoo it has none for, so that theirs are
   * generic.
   */
  private static final Map<String, String> TYPES =
      Map.of(RPM, "rpm", DPKG, "deb", "apk", "apk", "pacman", "alpm");

  private static final String GENERIC = "generic";

  /** Distributions whose makers call them otherwise in package URLs. */
  private static final Map<String, String> NAMESPACES =
      Map.of("rhel", "redhat", "opensuse-leap", "opensuse");

  private final String manager;
  private final OperatingSystem os;

  PackageUrls(Optional<String> manager, OperatingSystem os) {
    this.manager = manager.orElse(RPM);
    this.os = os;
  }

  /** Empty for a name that no package URL can have. */
  Optional<String> of(Packages.Item installed) {
    PackageURLBuilder url =
        PackageURLBuilder.aPackageURL()
            .withType(TYPES.getOrDefault(manager, GENERIC))
            .withName(installed.name().substring(installed.name().lastIndexOf('/') + 1))
            .withVersion(version(installed));
    namespace(installed).ifPresent(url::withNamespace);
    installed.architecture().ifPresent(name -> url.withQualifier("arch", name));
    if (manager.equals(RPM)) {
      installed.epoch().ifPresent(epoch -> url.withQualifier("epoch", Long.toString(epoch)));
    }
    installed.sourcePackage().ifPresent(name -> url.withQualifier("upstream", name));
    installed.modularityLabel().ifPresent(label -> url.withQualifier("rpmmod", label));
    os.id()
        .flatMap(id -> os.version().map(version -> id + "-" + version))
        .ifPresent(distro -> url.withQualifier("distro", distro));
    try {
      // The specification leaves colons as they are.
      return Optional.of(url.build().canonicalize().replace("%3A", ":"));
    } catch (MalformedPackageURLException notAPackageName) {
      return Optional.empty();
    }
  }

  /** The distribution, and for Gentoo the category in which a name is meant. */
  private Optional<String> namespace(Packages.Item installed) {
    int slash = installed.name().lastIndexOf('/');
    Optional<String> category =
        slash < 0 ? Optional.empty() : Optional.of(installed.name().substring(0, slash));
    return Stream.concat(
            os.id().map(id -> NAMESPACES.getOrDefault(id, id)).stream(), category.stream())
        .reduce((distribution, within) -> distribution + "/" + within);
  }

  /** Version and release; dpkg's epoch is part of the version, RPM's is a qualifier. */
  private String version(Packages.Item installed) {
    String version =
        installed
            .release()
            .map(release -> installed.version() + "-" + release)
            .orElse(installed.version());
    return manager.equals(DPKG)
        ? installed.epoch().map(epoch -> epoch + ":").orElse("") + version
        : version;
  }
}
