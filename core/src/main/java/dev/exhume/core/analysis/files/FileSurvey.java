package dev.exhume.core.analysis.files;

import dev.exhume.core.analysis.packages.Ownership;
import dev.exhume.core.profile.Customisation.Intervention;
import dev.exhume.core.profile.Customisation.UnownedTree;
import dev.exhume.core.reading.Problems;
import dev.exhume.core.reading.Sourced;
import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;

/**
 * What one walk over the whole dead server finds.
 *
 * @param files regular ones, by name: a file with two names counts twice
 * @param sizeBytes what the files would be if they had no holes
 * @param newest modification time of a regular file; empty when none can be true
 * @param unownedTrees the topmost directories in which no package owns anything, without those that
 *     every machine has; by path. Of a directory that is there for the administrator to put things
 *     on, such as {@code /usr/local/bin}, only the files that lie right in it
 * @param privileged the programs of no package that run as their owner or group, whoever starts
 *     them
 * @param written directories in which servers keep what changes; of nested ones the outermost
 */
public record FileSurvey(
    long files,
    long directories,
    long sizeBytes,
    Optional<Sourced<Instant>> newest,
    List<UnownedTree> unownedTrees,
    List<Intervention> privileged,
    List<WrittenFolder> written) {

  /** Deeper than any tree that was made on purpose. */
  private static final int MAX_DEPTH = 128;

  public FileSurvey {
    unownedTrees = List.copyOf(unownedTrees);
    privileged = List.copyOf(privileged);
    written = List.copyOf(written);
  }

  /** The survey of a server that could not be walked. */
  public static FileSurvey nothing() {
    return new FileSurvey(0, 0, 0, Optional.empty(), List.of(), List.of(), List.of());
  }

  /**
   * Walks over everything but what a kernel makes up; follows no link.
   *
   * @param ownership asked about real paths only, never about ones that lead through a link
   */
  public static FileSurvey of(Path root, Ownership ownership, Problems problems) {
    return of(root, ownership, FileWatch.NONE, problems);
  }

  /**
   * Walks as {@link #of(Path, Ownership, Problems)} does.
   *
   * @param watch shown every directory and regular file on the way
   */
  public static FileSurvey of(Path root, Ownership ownership, FileWatch watch, Problems problems) {
    SurveyVisitor visitor = new SurveyVisitor(root, ownership, watch, problems);
    if (!Files.isDirectory(root)) {
      problems.add(root, "is not a directory");
      return visitor.survey();
    }
    try {
      Files.walkFileTree(root, EnumSet.noneOf(FileVisitOption.class), MAX_DEPTH, visitor);
    } catch (IOException e) {
      problems.unreadable(root, e);
    }
    return visitor.survey();
  }
}
