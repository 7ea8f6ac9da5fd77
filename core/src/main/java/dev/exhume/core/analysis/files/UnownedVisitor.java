package dev.exhume.core.analysis.files;

import dev.exhume.core.analysis.packages.Ownership;
import dev.exhume.core.reading.Problems;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.FileVisitor;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Tells for each directory, when all in it is known, whether it is named as one or file by file.
 */
final class UnownedVisitor implements FileVisitor<Path> {
  private static final String ALTERNATIVES = "/etc/alternatives";

  /** More lines than anybody reads; a damaged file system has no end. */
  private static final long MAX_FILES = 20_000_000;

  private final Places places = Places.known();
  private final Deque<UnownedFolder> folders = new ArrayDeque<>();
  private final UnreadableFiles unreadable = new UnreadableFiles();
  private final Path root;
  private final Ownership ownership;
  private final Consumer<UnownedEntry> entries;
  private long files;
  private long omitted;

  UnownedVisitor(Path root, Ownership ownership, Consumer<UnownedEntry> entries) {
    this.root = root;
    this.ownership = ownership;
    this.entries = entries;
  }

  @Override
  public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
    Optional<PlaceKind> place = places.kindOf(directory.toString());
    boolean isSkipped =
        place.isPresent() && (place.get() == PlaceKind.PSEUDO || place.get() == PlaceKind.NOISE);
    if (isSkipped) {
      return FileVisitResult.SKIP_SUBTREE;
    }
    boolean isKept =
        directory.equals(root) || place.isPresent() || ownership.ownerOfReal(directory).isPresent();
    folders.push(new UnownedFolder(directory.toString(), isKept));
    return FileVisitResult.CONTINUE;
  }

  @Override
  public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
    files++;
    if (ownership.ownerOfReal(file).isPresent() || isAlternative(file, attributes)) {
      folders.element().keep();
    } else {
      folders.element().add(file.toString(), attributes);
    }
    return files < MAX_FILES ? FileVisitResult.CONTINUE : FileVisitResult.TERMINATE;
  }

  /** A name that one of several packages can have: each of them makes it when it is installed. */
  private boolean isAlternative(Path file, BasicFileAttributes attributes) {
    if (!attributes.isSymbolicLink()) {
      return false;
    }
    try {
      return Files.readSymbolicLink(file).startsWith(ALTERNATIVES);
    } catch (IOException e) {
      unreadable.add(file, e);
      return false;
    }
  }

  @Override
  public FileVisitResult visitFileFailed(Path file, IOException cause) {
    unreadable.add(file, cause);
    return FileVisitResult.CONTINUE;
  }

  @Override
  public FileVisitResult postVisitDirectory(Path directory, @Nullable IOException cause) {
    if (cause != null) {
      unreadable.add(directory, cause);
    }
    close();
    return FileVisitResult.CONTINUE;
  }

  private void close() {
    UnownedFolder folder = folders.pop();
    UnownedFolder parent = folders.peek();
    if (folder.isKept() || parent == null) {
      folder.entries().forEach(entries);
      omitted += folder.omitted();
      if (parent != null) {
        parent.keep();
      }
    } else {
      parent.add(folder);
    }
  }

  /** Says what was not listed; to be called when the walk is over. */
  void tell(Problems problems) {
    while (!folders.isEmpty()) {
      close();
    }
    unreadable.addTo(root, problems);
    if (files >= MAX_FILES) {
      problems.add(root, "has more than %d files; the others were not looked at".formatted(files));
    }
    if (omitted > 0) {
      problems.add(root, "%d more files that no package owns are not listed".formatted(omitted));
    }
  }
}
