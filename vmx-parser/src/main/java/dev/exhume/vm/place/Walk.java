package dev.exhume.vm.place;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * Goes from a folder to a file step by step, and follows links itself: so nothing outside of the
 * folders that may be read is as much as looked at.
 */
final class Walk {
  private static final int MAX_LINKS = 40;
  private static final int MAX_STEPS = 1_000;

  private final List<Root> roots;
  private final FolderEntries entries;

  Walk(List<Root> roots, FolderEntries entries) {
    this.roots = roots;
    this.entries = entries;
  }

  /**
   * Where a walk ended.
   *
   * @param file what is there, without any link on the way
   * @param refusal what is there instead; empty when nothing is there
   */
  record End(Optional<Path> file, String refusal) {
    private static End nothing() {
      return new End(Optional.empty(), "");
    }

    private static End refused(String reason) {
      return new End(Optional.empty(), reason);
    }
  }

  /** The regular file that is reached by these steps. */
  End file(Path start, List<String> steps) {
    End end = go(start, steps);
    if (end.file().isEmpty() || end.file().filter(Files::isRegularFile).isPresent()) {
      return end;
    }
    return End.refused(
        end.file().filter(Files::isDirectory).isPresent() ? "a directory" : "no regular file");
  }

  /** The folder that is reached by these steps. */
  Optional<Path> folder(Path start, List<String> steps) {
    return go(start, steps).file().filter(Files::isDirectory);
  }

  private End go(Path start, List<String> steps) {
    Deque<String> ahead = new ArrayDeque<>(steps);
    Path at = start;
    int links = 0;
    while (!ahead.isEmpty()) {
      if (ahead.size() > MAX_STEPS) {
        return End.refused("more than %d folders deep".formatted(MAX_STEPS));
      }
      String step = ahead.removeFirst();
      Optional<Path> next =
          step.equals("..") ? Optional.ofNullable(at.getParent()) : entries.find(at, step);
      if (next.isEmpty()) {
        return End.nothing();
      }
      if (!mayRead(next.get())) {
        return End.refused("outside of the folders that may be read: not looked at");
      }
      Optional<Path> target = linkTarget(next.get());
      if (target.isEmpty()) {
        at = next.get();
        continue;
      }
      links++;
      if (links > MAX_LINKS) {
        return End.refused("more than %d links".formatted(MAX_LINKS));
      }
      List<String> targetSteps = steps(target.get());
      if (target.get().isAbsolute()) {
        Optional<Entry> entry = entry(targetSteps);
        if (entry.isEmpty()) {
          return End.refused("a link to %s, outside: not followed".formatted(target.get()));
        }
        at = entry.get().folder();
        targetSteps = entry.get().rest();
      }
      for (int i = targetSteps.size() - 1; i >= 0; i--) {
        ahead.addFirst(targetSteps.get(i));
      }
    }
    // No step of it is a link any more.
    return new End(Optional.of(at), "");
  }

  private record Entry(Path folder, List<String> rest) {}

  /** The folder that an absolute path enters. */
  private Optional<Entry> entry(List<String> steps) {
    for (Root root : roots) {
      Optional<List<String>> rest = root.below(steps);
      if (rest.isPresent()) {
        return Optional.of(new Entry(root.real(), rest.get()));
      }
    }
    return Optional.empty();
  }

  private boolean mayRead(Path path) {
    return roots.stream().anyMatch(root -> root.holds(path));
  }

  private static List<String> steps(Path path) {
    List<String> steps = new ArrayList<>();
    for (Path step : path) {
      String name = step.toString();
      if (!name.isEmpty() && !name.equals(".")) {
        steps.add(name);
      }
    }
    return steps;
  }

  private static Optional<Path> linkTarget(Path path) {
    try {
      return Files.isSymbolicLink(path)
          ? Optional.of(Files.readSymbolicLink(path))
          : Optional.empty();
    } catch (IOException | InvalidPathException e) {
      // What leads nowhere is no regular file either.
      return Optional.empty();
    }
  }
}
