package dev.exhume.core.analysis.verification;

import dev.exhume.core.analysis.packages.expected.ExpectedFile;
import dev.exhume.core.analysis.packages.expected.FileAspect;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Compares where a link leads with what its package says of that. */
final class LinkComparison {
  private final ContentDigests digests;
  private final ReadFailures failures;

  LinkComparison(ContentDigests digests, ReadFailures failures) {
    this.digests = digests;
    this.failures = failures;
  }

  /** apk does not say which of its files are links: the digest of one is that of its target. */
  static boolean isDigestOfTarget(ExpectedFile expected, FileState state) {
    return state.isLink()
        && expected.compared().contains(FileAspect.DIGEST)
        && !expected.known().contains(FileAspect.LINK_TARGET);
  }

  /** Compares the target itself. */
  Outcome compareTarget(ExpectedFile expected, Path link) {
    try {
      Path target = Files.readSymbolicLink(link);
      String text = target.toString();
      return passedIf(
          expected
              .linkTarget()
              .filter(
                  wanted ->
                      text.equals(wanted)
                          || text.equals(RawName.of(wanted))
                          || target.equals(link.getFileSystem().getPath(wanted))));
    } catch (IOException e) {
      failures.add(link, e);
      return Outcome.UNKNOWN;
    }
  }

  /** Compares the digest of the target. */
  Outcome compareDigest(ExpectedFile expected, Path link) {
    try {
      String target = Files.readSymbolicLink(link).toString();
      return expected
          .digest()
          .flatMap(digest -> digests.ofText(target, digest.algorithm()))
          .map(found -> passedIf(expected.digest().filter(d -> d.hexadecimal().equals(found))))
          .orElse(Outcome.UNKNOWN);
    } catch (IOException e) {
      failures.add(link, e);
      return Outcome.UNKNOWN;
    }
  }

  private static Outcome passedIf(Optional<?> agreement) {
    return agreement.isPresent() ? Outcome.PASSED : Outcome.DIFFERS;
  }
}
