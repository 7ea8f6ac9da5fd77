package dev.exhume.core.analysis.files;

import dev.exhume.core.profile.Customisation.UnownedTree;
import java.util.List;
import java.util.TreeMap;

/** Trees by path; of more than can be listed the first ones, so that memory stays bounded. */
final class UnownedTrees {
  static final int MAX_TREES = 1000;

  private final TreeMap<String, UnownedTree> trees = new TreeMap<>();
  private long omitted;

  void add(UnownedTree tree) {
    trees.put(tree.path(), tree);
    if (trees.size() > MAX_TREES) {
      trees.pollLastEntry();
      omitted++;
    }
  }

  void add(UnownedTrees others) {
    omitted += others.omitted;
    others.trees.values().forEach(this::add);
  }

  List<UnownedTree> sorted() {
    return List.copyOf(trees.values());
  }

  long omitted() {
    return omitted;
  }
}
