package dev.exhume.core.analysis.files.trees;

import com.google.common.base.Splitter;
import dev.exhume.core.reading.TsvTable;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What shows the kind of a directory: names in it, of which none may be missing.
 *
 * @param path of directories that can be of the kind; empty when all can
 * @param names the first of them is the evidence
 * @param detail more about the kind
 */
record TreeMark(String kind, Optional<Pattern> path, List<Pattern> names, Optional<String> detail) {
  TreeMark {
    names = List.copyOf(names);
  }

  /** All that are known, from {@code tree-marks.tsv}. */
  static List<TreeMark> known() {
    return TsvTable.resource(TreeMark.class, "tree-marks.tsv").rows().stream()
        .map(
            row ->
                new TreeMark(
                    row.get("kind"),
                    row.find("path").map(Pattern::compile),
                    Splitter.on(' ').splitToStream(row.get("has")).map(Pattern::compile).toList(),
                    row.find("detail")))
        .toList();
  }

  /**
   * The evidence that a directory is of this kind.
   *
   * @param entries what lies right in it
   */
  Optional<Path> evidence(String directory, List<Path> entries) {
    if (path.filter(pattern -> !pattern.matcher(directory).matches()).isPresent()) {
      return Optional.empty();
    }
    boolean isWhole = names.stream().allMatch(name -> find(name, entries).isPresent());
    return isWhole ? find(names.get(0), entries) : Optional.empty();
  }

  private static Optional<Path> find(Pattern name, List<Path> entries) {
    return entries.stream()
        .filter(entry -> name.matcher(entry.getFileName().toString()).matches())
        .findFirst();
  }
}
