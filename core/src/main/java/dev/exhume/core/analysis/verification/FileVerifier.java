package dev.exhume.core.analysis.verification;

import dev.exhume.core.analysis.packages.expected.ExpectedFile;
import dev.exhume.core.analysis.packages.expected.FileAspect;
import dev.exhume.core.reading.Problems;
import dev.exhume.core.reading.ServerPath;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Optional;

/** Looks for the files of packages and compares each with what its package says of it. */
final class FileVerifier {
  private final Path root;
  private final FileComparison comparison;
  private final ReadFailures failures;

  FileVerifier(Path root, FileComparison comparison, ReadFailures failures) {
    this.root = root;
    this.comparison = comparison;
    this.failures = failures;
  }

  /**
   * Compares a file.
   *
   * @return empty when it is as it should be, or its absence means nothing
   */
  Optional<FileReport> verify(ExpectedFile expected, String packageName) {
    Optional<Path> file = ServerPath.of(root, expected.location());
    if (file.isEmpty()) {
      failures.add(root, "package " + packageName + " has a file whose name can be none");
      return Optional.empty();
    }
    Path there = file.get();
    FileState state;
    try {
      there = existing(file.get(), expected.location());
      state = FileState.of(there);
    } catch (IOException e) {
      return expected.mayBeMissing() ? Optional.empty() : missing(expected, packageName, there, e);
    }
    EnumMap<FileAspect, Outcome> outcomes = comparison.compare(expected, there, state);
    boolean isPrelinked = comparison.settlePrelink(expected, there, state, outcomes);
    return isClean(expected, outcomes)
        ? Optional.empty()
        : Optional.of(
            new FileReport(
                expected.path(),
                packageName,
                expected.mark(),
                Optional.empty(),
                outcomes,
                isPrelinked));
  }

  private static boolean isClean(ExpectedFile expected, EnumMap<FileAspect, Outcome> outcomes) {
    return !outcomes.containsValue(Outcome.DIFFERS)
        && expected.compared().stream()
            .noneMatch(aspect -> outcomes.get(aspect) == Outcome.UNKNOWN);
  }

  /** The file, whose name may be of any charset: packages do not say which. */
  private Path existing(Path file, String location) {
    if (location.chars().allMatch(character -> character < 0x80)) {
      return file;
    }
    return Files.exists(file, LinkOption.NOFOLLOW_LINKS)
        ? file
        : ServerPath.of(root, RawName.of(location)).orElse(file);
  }

  private Optional<FileReport> missing(
      ExpectedFile expected, String packageName, Path file, IOException cause) {
    return Optional.of(
        FileReport.missing(expected.path(), packageName, expected.mark(), reason(file, cause)));
  }

  /** Why a file is not there in the words of the operating system; nothing if it just is not. */
  private static String reason(Path file, IOException cause) {
    if (cause instanceof NotDirectoryException || hasFileAbove(file)) {
      return "Not a directory";
    }
    if (cause instanceof NoSuchFileException) {
      return "";
    }
    if (cause instanceof FileSystemLoopException) {
      return "Too many levels of symbolic links";
    }
    if (cause instanceof AccessDeniedException) {
      return "Permission denied";
    }
    return cause instanceof FileSystemException failure && failure.getReason() != null
        ? failure.getReason()
        : Problems.reason(cause);
  }

  private static boolean hasFileAbove(Path file) {
    Path parent = file.getParent();
    while (parent != null) {
      if (Files.isDirectory(parent)) {
        return false;
      }
      if (Files.exists(parent)) {
        return true;
      }
      parent = parent.getParent();
    }
    return false;
  }
}
