package dev.exhume.core.analysis.files;

import dev.exhume.core.analysis.packages.Ownership;
import dev.exhume.core.reading.Problems;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.FileVisitor;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Counts what it is shown, directory by directory.
 *
 * <p>It holds one record for each directory between the root and where it is, and none for files,
 * so that a server with millions of them needs no more memory than a small one.
 */
final class SurveyVisitor implements FileVisitor<Path> {
  /** More than any server that fits a disk of its time; a damaged file system has no end. */
  private static final long MAX_ENTRIES = 20_000_000;

  private final Places places = Places.known();
  private final Deque<SurveyedFolder> folders = new ArrayDeque<>();
  private final UnreadableFiles unreadable = new UnreadableFiles();
  private final SurveyedFolder whole = new SurveyedFolder("", null, Optional.empty(), true);
  private final WrittenFolders written = new WrittenFolders();
  private final Path root;
  private final Ownership ownership;
  private final FileWatch watch;
  private final Problems problems;
  private final PrivilegedPrograms privileged;
  private long entries;
  private long directories;

  SurveyVisitor(Path root, Ownership ownership, FileWatch watch, Problems problems) {
    this.root = root;
    this.ownership = ownership;
    this.watch = watch;
    this.problems = problems;
    this.privileged = new PrivilegedPrograms(ownership);
    folders.push(whole);
  }

  @Override
  public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
    if (hasTooMany()) {
      return FileVisitResult.TERMINATE;
    }
    SurveyedFolder parent = folders.element();
    String path = directory.toString();
    Optional<PlaceKind> place =
        parent.isNoise() ? Optional.of(PlaceKind.NOISE) : places.kindOf(path);
    if (place.filter(PlaceKind.PSEUDO::equals).isPresent()) {
      return FileVisitResult.SKIP_SUBTREE;
    }
    Object key = attributes.fileKey();
    if (isWithinItself(key)) {
      problems.add(directory, "is a directory within itself; not entered again");
      return FileVisitResult.SKIP_SUBTREE;
    }
    directories++;
    watch.directory(directory, FileRights.of(directory, attributes, problems));
    boolean packaged =
        directory.equals(root) || (place.isEmpty() && ownership.ownerOfReal(directory).isPresent());
    folders.push(new SurveyedFolder(path, key, place, packaged));
    return FileVisitResult.CONTINUE;
  }

  @Override
  public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
    if (hasTooMany()) {
      return FileVisitResult.TERMINATE;
    }
    if (attributes.isDirectory()) {
      problems.add(file, "lies too deep; what is in it was not looked at");
      return FileVisitResult.CONTINUE;
    }
    SurveyedFolder folder = folders.element();
    boolean counts = attributes.isRegularFile();
    if (counts) {
      folder.all().add(file, attributes);
      FileRights rights = FileRights.of(file, attributes, problems);
      watch.file(file, attributes, rights);
      privileged.look(file, rights);
    }
    if (folder.asksForOwners()) {
      if (ownership.ownerOfReal(file).isPresent()) {
        folder.markPackaged();
      } else if (counts) {
        folder.lying().add(file, attributes);
      }
    }
    return FileVisitResult.CONTINUE;
  }

  @Override
  public FileVisitResult visitFileFailed(Path file, IOException cause) {
    unreadable.add(file, cause);
    return hasTooMany() ? FileVisitResult.TERMINATE : FileVisitResult.CONTINUE;
  }

  @Override
  public FileVisitResult postVisitDirectory(Path directory, @Nullable IOException cause) {
    if (cause != null) {
      unreadable.add(directory, cause);
    }
    close();
    return FileVisitResult.CONTINUE;
  }

  /** What was counted, wherever the walk ended. */
  FileSurvey survey() {
    while (folders.size() > 1) {
      close();
    }
    unreadable.addTo(root, problems);
    if (entries > MAX_ENTRIES) {
      problems.add(
          root, "has more than %d files; the others were not counted".formatted(MAX_ENTRIES));
    }
    UnownedTrees trees = whole.treesBelow();
    if (trees.omitted() > 0) {
      problems.add(
          root, "%d more trees that no package owns are not listed".formatted(trees.omitted()));
    }
    Tally all = whole.all();
    return new FileSurvey(
        all.files(),
        directories,
        all.sizeBytes(),
        all.newestSource(),
        trees.sorted(),
        privileged.found(),
        written.found());
  }

  private void close() {
    SurveyedFolder folder = folders.pop();
    written.close(folder.path(), folder.all());
    folder.closeInto(folders.element());
  }

  private boolean hasTooMany() {
    entries++;
    return entries > MAX_ENTRIES;
  }

  private boolean isWithinItself(@Nullable Object key) {
    return key != null && folders.stream().anyMatch(folder -> Objects.equals(folder.key(), key));
  }
}
