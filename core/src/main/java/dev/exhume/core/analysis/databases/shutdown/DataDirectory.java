package dev.exhume.core.analysis.databases.shutdown;

import dev.exhume.core.profile.Database;
import dev.exhume.core.profile.Evidence;
import dev.exhume.core.profile.ShutdownState;
import dev.exhume.core.reading.Folder;
import dev.exhume.core.reading.Problems;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.FileVisitor;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The files of a database server. */
public final class DataDirectory {
  private static final int MAX_DEPTH = 16;

  private DataDirectory() {}

  /** The bytes of all files below; links that lead out of the directory are not followed. */
  public static Optional<Long> sizeBytes(Path directory, Problems problems) {
    Sum sum = new Sum(problems);
    try {
      Files.walkFileTree(directory.toRealPath(), Set.of(), MAX_DEPTH, sum);
    } catch (IOException e) {
      problems.unreadable(directory, e);
      return Optional.empty();
    }
    return Optional.of(sum.bytes);
  }

  /** What is known of a data directory that may not be looked into; nothing if it may. */
  public static Optional<Database> locked(String engine, Path directory, Problems problems) {
    Problems listing = new Problems();
    Folder.entries(directory, listing);
    if (listing.sorted().isEmpty()) {
      return Optional.empty();
    }
    listing.sorted().forEach(problems::add);
    return Optional.of(
        new Database(
            engine,
            Optional.empty(),
            directory.toString(),
            List.of(),
            Optional.empty(),
            ShutdownState.UNKNOWN,
            "the data directory could not be read",
            Evidence.file(directory.toString())));
  }

  /**
   * Whether a directory should be there and is not, as when it lay on a volume that is missing;
   * then this is among the problems.
   */
  public static boolean isMissing(Path directory, String whose, Problems problems) {
    if (Files.isDirectory(directory)) {
      return false;
    }
    boolean isLink = Files.isSymbolicLink(directory);
    boolean isFile = Files.exists(directory, LinkOption.NOFOLLOW_LINKS) && !isLink;
    problems.add(
        directory,
        isLink
            ? "is a link to where %s keeps its data, which is not there".formatted(whose)
            : isFile
                ? "is where %s keeps its data, but is no directory".formatted(whose)
                : "is where %s keeps its data, but is not there".formatted(whose));
    return true;
  }

  private static final class Sum extends SimpleFileVisitor<Path> implements FileVisitor<Path> {
    private final Problems problems;
    private long bytes;

    Sum(Problems problems) {
      this.problems = problems;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
      if (attributes.isRegularFile()) {
        // Sparse files can claim any size, and several of them more than fits.
        bytes = bytes + attributes.size() < bytes ? Long.MAX_VALUE : bytes + attributes.size();
      }
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException cause) {
      problems.unreadable(file, cause);
      return FileVisitResult.CONTINUE;
    }
  }
}
