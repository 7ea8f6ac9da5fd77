package dev.exhume.core.analysis.files.trees;

import dev.exhume.core.profile.Customisation.Nature;
import dev.exhume.core.profile.Customisation.UnownedTree;
import dev.exhume.core.profile.Evidence;
import dev.exhume.core.reading.Folder;
import dev.exhume.core.reading.Problems;
import dev.exhume.core.reading.ServerPath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Tells of directories that no package owns what they are: an application, a source tree, a
 * repository, backups, documents. What cannot be told stays without a kind.
 */
public final class TreeNatures {
  /** Enough to see what most files are. */
  private static final int MAX_ENTRIES_OF_A_TREE = 1_000;

  /** A server with thousands of trees is not looked at for longer than one with a dozen. */
  private static final int MAX_ENTRIES = 50_000;

  /** {@code nagios-3.2.1}, {@code jdk1.6.0_24}. */
  private static final Pattern NAME_AND_VERSION =
      Pattern.compile(
          "(\\p{Alpha}[A-Za-z_+]{0,40}(?:-\\p{Alpha}[A-Za-z_+]{0,40})?)-?(\\d[\\w.]{1,30})");

  private final List<TreeMark> marks = TreeMark.known();
  private final Path root;
  private final Problems problems;
  private int entriesLeft = MAX_ENTRIES;

  private TreeNatures(Path root, Problems problems) {
    this.root = root;
    this.problems = problems;
  }

  /** The same trees with what they are. */
  public static List<UnownedTree> of(Path root, List<UnownedTree> trees, Problems problems) {
    TreeNatures natures = new TreeNatures(root, problems);
    return trees.stream().map(tree -> tree.withNature(natures.of(tree))).toList();
  }

  private Optional<Nature> of(UnownedTree tree) {
    Optional<Path> directory = ServerPath.of(root, tree.path()).filter(this::isEntered);
    if (directory.isEmpty()) {
      return Optional.empty();
    }
    List<Path> entries = Folder.entries(directory.get(), problems);
    entriesLeft -= entries.size();
    return byMarks(directory.get(), entries).or(() -> byContent(entries));
  }

  private boolean isEntered(Path directory) {
    return entriesLeft > 0 && Files.isDirectory(directory, LinkOption.NOFOLLOW_LINKS);
  }

  private Optional<Nature> byMarks(Path directory, List<Path> entries) {
    for (TreeMark mark : marks) {
      Optional<Path> evidence = mark.evidence(directory.toString(), entries);
      if (evidence.isPresent()) {
        return Optional.of(nature(mark, directory, evidence.get()));
      }
    }
    return Optional.empty();
  }

  private Nature nature(TreeMark mark, Path directory, Path evidence) {
    Optional<BuildRecord> build = BuildRecord.read(directory, problems);
    if (build.isPresent()) {
      return new Nature(mark.kind(), Optional.of(build.get().text()), build.get().evidence());
    }
    return new Nature(
        mark.kind(),
        product(directory.getFileName().toString()).or(mark::detail),
        Evidence.file(evidence.toString()));
  }

  /** Whoever unpacks a program leaves its directory the name that its makers gave it. */
  private static Optional<String> product(String name) {
    Matcher matcher = NAME_AND_VERSION.matcher(name);
    return matcher.matches()
        ? Optional.of(matcher.group(1) + " " + matcher.group(2) + ", by its name")
        : Optional.empty();
  }

  private Optional<Nature> byContent(List<Path> entries) {
    TreeContent content = new TreeContent();
    Deque<Path> left = new ArrayDeque<>(entries);
    int looked = 0;
    while (!left.isEmpty() && looked < MAX_ENTRIES_OF_A_TREE && entriesLeft > 0) {
      Path entry = left.remove();
      looked++;
      entriesLeft--;
      if (Files.isDirectory(entry, LinkOption.NOFOLLOW_LINKS)) {
        Folder.entries(entry, problems).stream()
            .limit(MAX_ENTRIES_OF_A_TREE - looked)
            .forEach(left::add);
      } else {
        count(entry, content);
      }
    }
    return content.most();
  }

  private void count(Path file, TreeContent content) {
    try {
      BasicFileAttributes attributes =
          Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
      if (attributes.isRegularFile()) {
        content.add(file, attributes.size());
      }
    } catch (IOException e) {
      problems.unreadable(file, e);
    }
  }
}
