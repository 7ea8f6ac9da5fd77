package dev.exhume.core.sbom;

import com.github.packageurl.MalformedPackageURLException;
import com.github.packageurl.PackageURLBuilder;
import dev.exhume.core.profile.OperatingSystem;
import dev.exhume.core.profile.Packages;
import java.util.Optional;

/** Package URLs of installed packages, with the qualifiers that scanners expect. */
final class PackageUrls {
  private static final String DPKG = "dpkg";

  private final Optional<String> manager;
  private final OperatingSystem os;

  PackageUrls(Optional<String> manager, OperatingSystem os) {
    this.manager = manager;
    this.os = os;
  }

  /** Empty for a name that no package URL can have. */
  Optional<String> of(Packages.Item installed) {
    PackageURLBuilder url =
        PackageURLBuilder.aPackageURL()
            .withType(manager.filter(DPKG::equals).isPresent() ? "deb" : "rpm")
            .withName(installed.name())
            .withVersion(version(installed));
    os.id().ifPresent(url::withNamespace);
    installed.architecture().ifPresent(name -> url.withQualifier("arch", name));
    installed.epoch().ifPresent(epoch -> url.withQualifier("epoch", Long.toString(epoch)));
    installed.sourcePackage().ifPresent(name -> url.withQualifier("upstream", name));
    os.id()
        .flatMap(id -> os.version().map(version -> id + "-" + version))
        .ifPresent(distro -> url.withQualifier("distro", distro));
    try {
      return Optional.of(url.build().canonicalize());
    } catch (MalformedPackageURLException notAPackageName) {
      return Optional.empty();
    }
  }

  private static String version(Packages.Item installed) {
    return installed
        .release()
        .map(release -> installed.version() + "-" + release)
        .orElse(installed.version());
  }
}
