package dev.exhume.core.analysis.packages;

import dev.exhume.core.analysis.packages.expected.ExpectedDigest;
import dev.exhume.core.analysis.packages.expected.ExpectedFile;
import dev.exhume.core.analysis.packages.expected.FileAspect;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * What {@code dpkg --verify} expects of a file: that it is there, and its digest where dpkg has it.
 *
 * @see <a href="https://man7.org/linux/man-pages/man1/dpkg.1.html">dpkg(1)</a>
 */
final class DpkgExpectation {
  private static final Set<FileAspect> KNOWN = EnumSet.of(FileAspect.DIGEST);

  private DpkgExpectation() {}

  /**
   * What is expected of a path.
   *
   * @param location where the file lies, if another package has diverted it
   */
  static ExpectedFile of(
      String path, String location, Optional<String> md5, boolean isConfiguration) {
    return new ExpectedFile(
        path,
        location,
        isConfiguration ? ExpectedFile.CONFIGURATION : ExpectedFile.PLAIN,
        KNOWN,
        md5.isPresent() ? KNOWN : Set.of(),
        false,
        false,
        Optional.empty(),
        Optional.empty(),
        md5.map(digest -> new ExpectedDigest("MD5", digest)),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }
}
