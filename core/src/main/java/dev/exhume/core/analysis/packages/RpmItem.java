package dev.exhume.core.analysis.packages;

import dev.exhume.core.profile.Integrity;
import dev.exhume.core.profile.Packages;
import dev.exhume.rpm.HeaderIntegrity;
import dev.exhume.rpm.RpmFile;
import dev.exhume.rpm.RpmPackage;
import java.util.Optional;

/** A package of RPM in the words of the profile. */
final class RpmItem {
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
        isThirdParty,
        rpm.isPublicKey(),
        rpm.modularityLabel(),
        rpm.signingKey(),
        Optional.of(integrity(rpm.integrity())));
  }

  private static Integrity integrity(HeaderIntegrity integrity) {
    return switch (integrity) {
      case VERIFIED -> Integrity.VERIFIED;
      case UNVERIFIED -> Integrity.UNVERIFIED;
      case DAMAGED -> Integrity.DAMAGED;
      case INCOMPLETE -> Integrity.INCOMPLETE;
    };
  }
}
