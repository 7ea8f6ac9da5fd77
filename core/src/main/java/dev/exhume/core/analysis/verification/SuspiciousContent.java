package dev.exhume.core.analysis.verification;

import dev.exhume.core.analysis.packages.expected.ExpectedFile;
import java.time.Instant;
import java.util.Optional;

/**
 * Chooses the files that may have been changed: configuration, and those that were written at
 * another time than their package says. Whoever sets a file's time back is not found out so.
 */
final class SuspiciousContent implements ContentCheck {
  /** More than any configuration that a person writes. */
  private static final long MAX_CONFIGURATION_SIZE = 1 << 20;

  /** What is read of configuration, and of everything else; a fraction of a second each. */
  private static final long MAX_BYTES = 32 << 20;

  /** A package takes its time to unpack. */
  private static final long SLACK_SECONDS = 60;

  private long configurationBytes;
  private long otherBytes;
  private long left;
  private Optional<Instant> settled = Optional.empty();

  /** Goes on to the next package. */
  void enter(Optional<Instant> settledAt) {
    settled = settledAt;
  }

  @Override
  public boolean isToBeRead(ExpectedFile expected, FileState state) {
    long size = state.sizeBytes();
    if (expected.isConfiguration() && size <= MAX_CONFIGURATION_SIZE) {
      boolean fits = configurationBytes + size <= MAX_BYTES;
      configurationBytes += fits ? size : 0;
      left += fits ? 0 : 1;
      return fits;
    }
    if (!isOfAnotherTime(expected, state)) {
      return false;
    }
    boolean fits = otherBytes + size <= MAX_BYTES;
    otherBytes += fits ? size : 0;
    left += fits ? 0 : 1;
    return fits;
  }

  /** dpkg does not say when a file was made: before the package was unpacked at any rate. */
  private boolean isOfAnotherTime(ExpectedFile expected, FileState state) {
    if (expected.modified().isPresent()) {
      return expected.modified().get().getEpochSecond() != state.modifiedSecond();
    }
    return settled
        .filter(time -> state.modifiedSecond() > time.getEpochSecond() + SLACK_SECONDS)
        .isPresent();
  }

  /** How many files should have been read, but were too many. */
  long left() {
    return left;
  }
}
