package dev.exhume.filesystem;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** What can be worked out of the names of paths alone, without looking at any file. */
final class PathNames {
  private static final String UP = "..";

  private PathNames() {}

  /** The names between the slashes. */
  static List<String> split(String path) {
    List<String> names = new ArrayList<>();
    int start = 0;
    while (start < path.length()) {
      int slash = path.indexOf('/', start);
      int end = slash < 0 ? path.length() : slash;
      if (end > start) {
        names.add(path.substring(start, end));
      }
      start = end + 1;
    }
    return names;
  }

  /** Without {@code .} and, as far as they cancel out, without {@code ..}. */
  static List<String> normalized(List<String> names, boolean absolute) {
    Deque<String> kept = new ArrayDeque<>();
    for (String name : names) {
      boolean up = name.equals(UP);
      if (up && !kept.isEmpty() && !kept.getLast().equals(UP)) {
        kept.removeLast();
      } else if (!name.equals(".") && !name.isEmpty() && !(up && absolute)) {
        kept.add(name);
      }
    }
    return List.copyOf(kept);
  }

  /** The way from a directory to a file; empty if it would lead through a directory unknown. */
  static Optional<List<String>> way(List<String> from, List<String> to) {
    int common = 0;
    while (common < Math.min(from.size(), to.size()) && from.get(common).equals(to.get(common))) {
      common++;
    }
    List<String> left = from.subList(common, from.size());
    if (left.contains(UP)) {
      return Optional.empty();
    }
    List<String> way = new ArrayList<>(Collections.nCopies(left.size(), UP));
    way.addAll(to.subList(common, to.size()));
    return Optional.of(way);
  }
}
