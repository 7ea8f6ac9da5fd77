package dev.exhume.core.sbom;

import com.github.packageurl.MalformedPackageURLException;
import com.github.packageurl.PackageURLBuilder;
import dev.exhume.core.profile.OperatingSystem;
import dev.exhume.core.profile.Packages;
import java.util.Map;
import java.util.Optional;

/**
 * Package URLs of installed packages, with the qualifiers that scanners expect.
 *
 * @see <a href="https://github.com/package-url/purl-spec/tree/main/types">types of package URLs</a>
 */
final class PackageUrls {
  private static final String DPKG = "dpkg";

  /** Distributions whose makers call them otherwise in package URLs. */
  private static final Map<String, String> NAMESPACES =
      Map.of("rhel", "redhat", "opensuse-leap", "opensuse");

  private final boolean isDpkg;
  private final OperatingSystem os;

  PackageUrls(Optional<String> manager, OperatingSystem os) {
    this.isDpkg = manager.filter(DPKG::equals).isPresent();
    this.os = os;
  }

  /** Empty for a name that no package URL can have. */
  Optional<String> of(Packages.Item installed) {
    PackageURLBuilder url =
        PackageURLBuilder.aPackageURL()
            .withType(isDpkg ? "deb" : "rpm")
            .withName(installed.name())
            .withVersion(version(installed));
    os.id().map(id -> NAMESPACES.getOrDefault(id, id)).ifPresent(url::withNamespace);
    installed.architecture().ifPresent(name -> url.withQualifier("arch", name));
    if (!isDpkg) {
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

  /** Version and release; dpkg's epoch is part of the version, RPM's is a qualifier. */
  private String version(Packages.Item installed) {
    String version =
        installed
            .release()
            .map(release -> installed.version() + "-" + release)
            .orElse(installed.version());
    return isDpkg ? installed.epoch().map(epoch -> epoch + ":").orElse("") + version : version;
  }
}
