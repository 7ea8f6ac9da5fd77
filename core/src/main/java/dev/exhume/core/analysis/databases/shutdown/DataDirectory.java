package dev.exhume.core.analysis.databases.shutdown;

import dev.exhume.core.profile.Database;
import dev.exhume.core.profile.Evidence;
import dev.exhume.core.profile.ShutdownState;
import dev.exhume.core.reading.Folder;
import dev.exhume.core.reading.Problems;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The files of a database server. */
public final class DataDirectory {
  private DataDirectory() {}

  /** The bytes of all files below; links that lead out of the directory are not followed. */
  public static Optional<Long> sizeBytes(Path directory, Problems problems) {
    return StoredFiles.below(directory, problems).map(StoredFiles::sizeBytes);
  }

  /** A data directory of a server and what the clues in it say together. */
  public static Database of(
      String engine,
      Optional<String> version,
      Path directory,
      List<String> databases,
      List<ShutdownClue> clues,
      Problems problems) {
    return new Database(
        engine,
        version,
        directory.toString(),
        databases,
        sizeBytes(directory, problems),
        ShutdownClue.state(clues),
        ShutdownClue.detail(clues),
        ShutdownClue.evidence(clues, directory));
  }

  /** The directory that a name stands for, to tell it from others; else the name. */
  public static Path real(Path directory) {
    try {
      return directory.toRealPath();
    } catch (IOException unresolvable) {
      // Its own name will do to tell it from others.
      return directory;
    }
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
}
