package dev.exhume.core.analysis.verification;

import dev.exhume.core.analysis.packages.ListedPackage;
import dev.exhume.core.analysis.packages.expected.ExpectedDigest;
import dev.exhume.core.analysis.packages.expected.ExpectedFile;
import dev.exhume.core.analysis.packages.expected.FileAspect;
import dev.exhume.core.reading.Problems;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Compares a file with what its package says of it, by the rules of {@code rpm -V}; where the
 * package manager keeps no modes, by those of {@code dpkg --verify}.
 */
final class FileComparison {
  /** What only a regular file has. */
  private static final Set<FileAspect> OF_REGULAR_FILES =
      EnumSet.of(FileAspect.DIGEST, FileAspect.SIZE, FileAspect.TIME, FileAspect.CAPABILITIES);

  private static final int PERMISSION_BITS = 0xFFF;
  private static final int MODE_BITS = 0xFFFF;
  private static final int DEVICE_BITS = 0xFFFF;
  private static final long TIME_BITS = 0xFFFF_FFFFL;

  private final AccountNames users;
  private final AccountNames groups;
  private final SharedPaths shared;
  private final ContentCheck contentCheck;
  private final ReadFailures failures;
  private final ContentDigests digests = new ContentDigests();
  private final LinkComparison links;

  private FileComparison(
      AccountNames users,
      AccountNames groups,
      SharedPaths shared,
      ContentCheck contentCheck,
      ReadFailures failures) {
    this.users = users;
    this.groups = groups;
    this.shared = shared;
    this.contentCheck = contentCheck;
    this.failures = failures;
    this.links = new LinkComparison(digests, failures);
  }

  /** Prepares to compare files on a server. */
  static FileComparison on(
      Path root,
      List<ListedPackage> installed,
      ContentCheck contentCheck,
      ReadFailures failures,
      Problems problems) {
    return new FileComparison(
        AccountNames.read(root.resolve("etc/passwd"), problems),
        AccountNames.read(root.resolve("etc/group"), problems),
        new SharedPaths(installed),
        contentCheck,
        failures);
  }

  /** Compares a file that is there. */
  EnumMap<FileAspect, Outcome> compare(ExpectedFile expected, Path file, FileState state) {
    EnumMap<FileAspect, Outcome> outcomes = new EnumMap<>(FileAspect.class);
    for (FileAspect aspect : FileAspect.values()) {
      outcomes.put(aspect, expected.known().contains(aspect) ? Outcome.PASSED : Outcome.UNKNOWN);
    }
    if (!expected.known().contains(FileAspect.MODE)) {
      compareWithoutMode(expected, file, state, outcomes);
      return outcomes;
    }
    FileState counted = counted(expected, file, state);
    for (FileAspect aspect : comparable(expected, counted)) {
      outcomes.put(aspect, compare(aspect, expected, file, counted));
    }
    if (LinkComparison.isDigestOfTarget(expected, counted)) {
      outcomes.put(FileAspect.DIGEST, links.compareDigest(expected, file));
    }
    return outcomes;
  }

  /**
   * Takes back what prelink is to blame for.
   *
   * @return whether nothing else is wrong with the file
   */
  boolean settlePrelink(
      ExpectedFile expected, Path file, FileState state, EnumMap<FileAspect, Outcome> outcomes) {
    if (!state.isRegular()
        || expected.digest().isEmpty()
        || outcomes.get(FileAspect.DIGEST) != Outcome.DIFFERS) {
      return false;
    }
    try {
      Optional<Long> original = PrelinkedProgram.originalSize(file);
      if (original.isEmpty()) {
        return false;
      }
      outcomes.put(FileAspect.DIGEST, Outcome.UNKNOWN);
      boolean isSizeRight = expected.sizeBytes().map(original.get()::equals).orElse(true);
      if (outcomes.get(FileAspect.SIZE) == Outcome.DIFFERS) {
        outcomes.put(FileAspect.SIZE, isSizeRight ? Outcome.PASSED : Outcome.UNKNOWN);
      }
      return isSizeRight && !outcomes.containsValue(Outcome.DIFFERS);
    } catch (IOException e) {
      failures.add(file, e);
      return false;
    }
  }

  /** Where the package has a directory, a trustworthy link to one will do. */
  private FileState counted(ExpectedFile expected, Path file, FileState state) {
    boolean isTrusted =
        expected.isDirectory()
            && state.isLink()
            && (state.uid() == 0
                || expected.owner().filter(owner -> users.matches(state.uid(), owner)).isPresent());
    if (!isTrusted) {
      return state;
    }
    try {
      FileState target = FileState.followed(file);
      return target.isDirectory() ? target : state;
    } catch (IOException leadsNowhere) {
      return state;
    }
  }

  private static Set<FileAspect> comparable(ExpectedFile expected, FileState state) {
    EnumSet<FileAspect> comparable = EnumSet.noneOf(FileAspect.class);
    comparable.addAll(expected.compared());
    comparable.remove(state.isLink() ? FileAspect.MODE : FileAspect.LINK_TARGET);
    if (!state.isRegular()) {
      comparable.removeAll(OF_REGULAR_FILES);
    }
    return comparable;
  }

  private Outcome compare(FileAspect aspect, ExpectedFile expected, Path file, FileState state) {
    return switch (aspect) {
      case SIZE -> passedIf(expected.sizeBytes().filter(size -> size == state.sizeBytes()));
      case MODE -> passedIf(expected.mode().filter(mode -> isSameMode(expected, mode, state)));
      case DIGEST -> content(expected, file, state);
      case DEVICE -> passedIf(expected.mode().filter(mode -> isSameDevice(expected, mode, state)));
      case LINK_TARGET -> links.compareTarget(expected, file);
      case OWNER -> passedIf(expected.owner().filter(name -> users.matches(state.uid(), name)));
      case GROUP -> passedIf(expected.group().filter(name -> groups.matches(state.gid(), name)));
      case TIME -> time(expected, state);
      case CAPABILITIES -> capabilities(expected, file);
    };
  }

  private static Outcome passedIf(Optional<?> agreement) {
    return agreement.isPresent() ? Outcome.PASSED : Outcome.DIFFERS;
  }

  private static boolean isSameMode(ExpectedFile expected, int mode, FileState state) {
    boolean isTypeKnown = !expected.isGhost() && FileState.type(mode) != 0;
    int bits = isTypeKnown ? MODE_BITS : PERMISSION_BITS;
    return (mode & bits) == (state.mode() & bits);
  }

  private static boolean isSameDevice(ExpectedFile expected, int mode, FileState state) {
    boolean isDevice = FileState.isDevice(mode);
    if (isDevice || FileState.isDevice(state.mode())) {
      long number = expected.device().orElse(0L);
      return FileState.type(mode) == FileState.type(state.mode())
          && number == (state.device() & DEVICE_BITS);
    }
    return true;
  }

  /** A package may give the number of seconds in 32 bits. */
  private Outcome time(ExpectedFile expected, FileState state) {
    boolean isSame =
        expected
            .modified()
            .filter(time -> time.getEpochSecond() == (state.modifiedSecond() & TIME_BITS))
            .isPresent();
    return isSame || shared.contains(expected.path()) ? Outcome.PASSED : Outcome.DIFFERS;
  }

  private Outcome content(ExpectedFile expected, Path file, FileState state) {
    Optional<ExpectedDigest> digest = expected.digest();
    if (digest.isEmpty() || expected.sizeBytes().filter(s -> s != state.sizeBytes()).isPresent()) {
      return Outcome.DIFFERS;
    }
    return contentCheck.isToBeRead(expected, state)
        ? digest(digest.get(), file, state)
        : Outcome.PASSED;
  }

  private Outcome digest(ExpectedDigest expected, Path file, FileState state) {
    try {
      return digests
          .of(file, state, expected.algorithm())
          .map(digest -> passedIf(Optional.of(digest).filter(expected.hexadecimal()::equals)))
          .orElse(Outcome.UNKNOWN);
    } catch (IOException e) {
      failures.add(file, e);
      return Outcome.UNKNOWN;
    }
  }

  private Outcome capabilities(ExpectedFile expected, Path file) {
    if (!file.getFileSystem().supportedFileAttributeViews().contains("xattr")) {
      return Outcome.PASSED;
    }
    FileCapabilities wanted =
        expected.capabilities().flatMap(FileCapabilities::parse).orElse(FileCapabilities.NONE);
    try {
      Object value =
          Files.readAttributes(file, "xattr:*", LinkOption.NOFOLLOW_LINKS)
              .get("security.capability");
      FileCapabilities found =
          value instanceof byte[] bytes ? FileCapabilities.read(bytes) : FileCapabilities.NONE;
      return wanted.equals(found) ? Outcome.PASSED : Outcome.DIFFERS;
    } catch (IOException e) {
      failures.add(file, e);
      return Outcome.UNKNOWN;
    }
  }

  /**
   * Compares with what a package manager keeps that has no modes. It has digests of regular files
   * only, and knows by them that a file should be one; by their targets it knows links.
   */
  private void compareWithoutMode(
      ExpectedFile expected, Path file, FileState state, EnumMap<FileAspect, Outcome> outcomes) {
    boolean isOfAnotherType =
        (expected.digest().isPresent() && !state.isRegular())
            || (expected.linkTarget().isPresent() && !state.isLink());
    if (isOfAnotherType) {
      outcomes.put(FileAspect.MODE, Outcome.DIFFERS);
    }
    if (expected.digest().isPresent()) {
      outcomes.put(FileAspect.DIGEST, followedContent(expected, file, state));
    }
    if (expected.compared().contains(FileAspect.TIME) && state.isRegular()) {
      outcomes.put(FileAspect.TIME, time(expected, state));
    }
    if (expected.compared().contains(FileAspect.LINK_TARGET) && state.isLink()) {
      outcomes.put(FileAspect.LINK_TARGET, links.compareTarget(expected, file));
    }
  }

  private Outcome followedContent(ExpectedFile expected, Path file, FileState state) {
    if (!state.isLink()) {
      return state.isRegular() ? content(expected, file, state) : Outcome.UNKNOWN;
    }
    try {
      FileState target = FileState.followed(file);
      return target.isRegular() ? content(expected, file, target) : Outcome.UNKNOWN;
    } catch (IOException leadsNowhere) {
      return Outcome.UNKNOWN;
    }
  }
}
