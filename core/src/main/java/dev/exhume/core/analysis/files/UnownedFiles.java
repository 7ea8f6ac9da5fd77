package dev.exhume.core.analysis.files;

import dev.exhume.core.analysis.packages.Ownership;
import dev.exhume.core.reading.Problems;
import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.function.Consumer;

/** Lists what no package owns, wherever it lies, but for what every machine makes by itself. */
public final class UnownedFiles {
  private static final int MAX_DEPTH = 128;

  private UnownedFiles() {}

  /**
   * Walks over everything; follows no link.
   *
   * @param entries is given what is found, directory by directory
   */
  public static void find(
      Path root, Ownership ownership, Consumer<UnownedEntry> entries, Problems problems) {
    UnownedVisitor visitor = new UnownedVisitor(root, ownership, entries);
    try {
      Files.walkFileTree(root, EnumSet.noneOf(FileVisitOption.class), MAX_DEPTH, visitor);
    } catch (IOException e) {
      problems.unreadable(root, e);
    }
    visitor.tell(problems);
  }
}
