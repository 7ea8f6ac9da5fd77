package dev.exhume.core.analysis.packages;

import dev.exhume.core.profile.Packages;
import dev.exhume.rpm.RpmFile;
import dev.exhume.rpm.RpmPackage;
import dev.exhume.rpm.RpmVersion;
import java.util.Comparator;
import java.util.Optional;

/** A package of RPM in the words of the profile. */
final class RpmItem {
  static final Comparator<Packages.Item> ORDER =
      Comparator.comparing(Packages.Item::name)
          .thenComparing(item -> item.epoch().orElse(0L))
          .thenComparing(Packages.Item::version, RpmVersion::compare)
          .thenComparing(item -> item.release().orElse(""), RpmVersion::compare)
          .thenComparing(item -> item.architecture().orElse(""));

  private RpmItem() {}

  static PackageFile file(RpmFile file, Optional<String> digestAlgorithm) {
    return new PackageFile(
        file.path(),
        Optional.of(file.sizeBytes()),
        Optional.of(file.mode()),
        Optional.of(file.owner()),
        Optional.of(file.group()),
        file.digest(),
        file.digest().isPresent() ? digestAlgorithm : Optional.empty(),
        Optional.of(file.flags()),
        file.linkTarget(),
        file.isConfig(),
        file.isInstalled() && (file.flags() & RpmFile.MISSING_OK) == 0);
  }

  static Packages.Item of(RpmPackage rpm, boolean isThirdParty) {
    return new Packages.Item(
        rpm.name(),
        rpm.epoch(),
        rpm.version(),
        Optional.of(rpm.release()),
        rpm.architecture(),
        rpm.vendor(),
        rpm.packager(),
        rpm.sourcePackage(),
        rpm.installTime(),
        rpm.sizeBytes(),
        rpm.license(),
        rpm.fileCount(),
        isThirdParty);
  }

  static Packages.Item withThirdParty(Packages.Item item, boolean isThirdParty) {
    return new Packages.Item(
        item.name(),
        item.epoch(),
        item.version(),
        item.release(),
        item.architecture(),
        item.vendor(),
        item.packager(),
        item.sourcePackage(),
        item.installedAt(),
        item.sizeBytes(),
        item.license(),
        item.files(),
        isThirdParty);
  }
}
