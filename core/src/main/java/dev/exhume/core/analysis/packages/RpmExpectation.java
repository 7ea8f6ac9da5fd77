package dev.exhume.core.analysis.packages;

import dev.exhume.core.analysis.packages.expected.ExpectedDigest;
import dev.exhume.core.analysis.packages.expected.ExpectedFile;
import dev.exhume.core.analysis.packages.expected.FileAspect;
import dev.exhume.rpm.RpmFile;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * What {@code rpm -V} expects of a file.
 *
 * @see <a href="https://rpm.org/docs/latest/man/rpm.8">rpm(8), verify options</a>
 */
final class RpmExpectation {
  private static final Set<FileAspect> ALL = EnumSet.allOf(FileAspect.class);

  /** What two files of one path for different processors do not share. */
  private static final Set<FileAspect> OF_ONE_ARCHITECTURE =
      EnumSet.of(FileAspect.DIGEST, FileAspect.SIZE, FileAspect.TIME, FileAspect.DEVICE);

  /** What of a file that is made on the server itself is the server's own business. */
  private static final Set<FileAspect> CONTENT =
      EnumSet.of(FileAspect.DIGEST, FileAspect.SIZE, FileAspect.TIME, FileAspect.LINK_TARGET);

  /** The algorithm of a digest whose length fits none. */
  private static final String UNKNOWN = "unknown";

  private static final int SPEC_FILE = 1 << 5;
  private static final int DEVICE_BITS = 0xFFFF;

  private RpmExpectation() {}

  /** What is expected; empty of a file that was never put on this machine. */
  static Optional<ExpectedFile> of(RpmFile file) {
    if (file.state() == RpmFile.NOT_INSTALLED || file.state() == RpmFile.NET_SHARED) {
      return Optional.empty();
    }
    return Optional.of(
        new ExpectedFile(
            file.path(),
            file.path(),
            mark(file),
            ALL,
            compared(file),
            file.isGhost(),
            file.isGhost() || has(file, RpmFile.MISSING_OK),
            Optional.of(file.sizeBytes()),
            Optional.of(file.mode()),
            digest(file),
            Optional.of((long) (file.rdev() & DEVICE_BITS)),
            file.linkTarget(),
            Optional.of(file.owner()),
            Optional.of(file.group()),
            Optional.of(file.modificationTime()),
            file.capabilities()));
  }

  private static Set<FileAspect> compared(RpmFile file) {
    EnumSet<FileAspect> compared = EnumSet.noneOf(FileAspect.class);
    if (file.state() == RpmFile.REPLACED) {
      return compared;
    }
    for (FileAspect aspect : FileAspect.values()) {
      if ((file.verifyFlags() & aspect.flag()) != 0) {
        compared.add(aspect);
      }
    }
    if (file.state() == RpmFile.WRONG_COLOR) {
      compared.removeAll(OF_ONE_ARCHITECTURE);
    }
    if (file.isGhost()) {
      compared.removeAll(CONTENT);
    }
    return compared;
  }

  private static Optional<ExpectedDigest> digest(RpmFile file) {
    return file.digest()
        .map(digest -> new ExpectedDigest(file.digestAlgorithm().orElse(UNKNOWN), digest));
  }

  /** Of several marks RPM prints the first. */
  private static char mark(RpmFile file) {
    if (has(file, RpmFile.DOC)) {
      return 'd';
    }
    if (file.isConfig()) {
      return ExpectedFile.CONFIGURATION;
    }
    if (has(file, SPEC_FILE)) {
      return 's';
    }
    if (has(file, RpmFile.MISSING_OK)) {
      return 'm';
    }
    if (has(file, RpmFile.NO_REPLACE)) {
      return 'n';
    }
    if (file.isGhost()) {
      return 'g';
    }
    if (has(file, RpmFile.LICENSE)) {
      return 'l';
    }
    if (has(file, RpmFile.README)) {
      return 'r';
    }
    return has(file, RpmFile.ARTIFACT) ? 'a' : ExpectedFile.PLAIN;
  }

  private static boolean has(RpmFile file, int flag) {
    return (file.flags() & flag) != 0;
  }
}
