package dev.exhume.core.analysis.packages;

import dev.exhume.core.analysis.packages.expected.ExpectedDigest;
import dev.exhume.core.analysis.packages.expected.ExpectedFile;
import java.util.Objects;
import java.util.Optional;

/**
 * A file as its package knows it, not as it is on the disk.
 *
 * @param mode type and permissions, as in {@code st_mode}
 * @param digest in hexadecimal
 * @param digestAlgorithm by its name in Java
 * @param isConfig whether the administrator is expected to change it
 * @param isExpected whether the package put it on the disk, so that its absence means something
 */
public record PackageFile(
    String path,
    Optional<Long> sizeBytes,
    Optional<Integer> mode,
    Optional<String> owner,
    Optional<String> group,
    Optional<String> digest,
    Optional<String> digestAlgorithm,
    Optional<Integer> flags,
    Optional<String> linkTarget,
    boolean isConfig,
    boolean isExpected) {
  public PackageFile {
    Objects.requireNonNull(path);
    Objects.requireNonNull(sizeBytes);
    Objects.requireNonNull(mode);
    Objects.requireNonNull(owner);
    Objects.requireNonNull(group);
    Objects.requireNonNull(digest);
    Objects.requireNonNull(digestAlgorithm);
    Objects.requireNonNull(flags);
    Objects.requireNonNull(linkTarget);
  }

  /** A file of a package of which all that is known is what it is compared by. */
  static PackageFile of(ExpectedFile expected) {
    return new PackageFile(
        expected.path(),
        expected.sizeBytes(),
        expected.mode(),
        expected.owner(),
        expected.group(),
        expected.digest().map(ExpectedDigest::hexadecimal),
        expected.digest().map(ExpectedDigest::algorithm),
        Optional.empty(),
        expected.linkTarget(),
        expected.isConfiguration(),
        !expected.mayBeMissing());
  }

  /** A file of which nothing is known but that it belongs to the package. */
  static PackageFile named(String path, Optional<String> md5, boolean isConfig) {
    return new PackageFile(
        path,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        md5,
        md5.map(digest -> "MD5"),
        Optional.empty(),
        Optional.empty(),
        isConfig,
        true);
  }
}
