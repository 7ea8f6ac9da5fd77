package dev.exhume.core.analysis.files.trees;

import com.google.common.base.Ascii;
import dev.exhume.core.profile.Customisation.Nature;
import dev.exhume.core.profile.Evidence;
import dev.exhume.core.reading.TsvTable;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Counts of which kind the files of a directory are, by their names. */
final class TreeContent {
  private static final List<Row> ROWS =
      TsvTable.resource(TreeContent.class, "tree-contents.tsv").rows().stream()
          .map(row -> new Row(row.get("kind"), Pattern.compile(row.get("name"))))
          .toList();

  private final Map<String, Tally> kinds = new TreeMap<>();
  private long files;
  private long bytes;

  /** Counts a regular file. */
  void add(Path file, long sizeBytes) {
    files++;
    bytes += Math.max(0, sizeBytes);
    String name = Ascii.toLowerCase(file.getFileName().toString());
    for (Row row : ROWS) {
      if (row.name().matcher(name).matches()) {
        Tally tally = kinds.computeIfAbsent(row.kind(), kind -> new Tally(file));
        tally.files++;
        tally.bytes += Math.max(0, sizeBytes);
        return;
      }
    }
  }

  /** The kind of more than half of the files, or else of more than half of the bytes. */
  Optional<Nature> most() {
    return kinds.entrySet().stream()
        .filter(kind -> kind.getValue().files * 2 > files)
        .findFirst()
        .or(
            () ->
                kinds.entrySet().stream()
                    .filter(kind -> kind.getValue().bytes > bytes / 2)
                    .max(Comparator.comparing(kind -> kind.getValue().bytes)))
        .map(kind -> nature(kind.getKey(), kind.getValue()));
  }

  private Nature nature(String kind, Tally tally) {
    return new Nature(
        kind,
        Optional.of("%d of %d files".formatted(tally.files, files)),
        Evidence.file(tally.first.toString()));
  }

  private record Row(String kind, Pattern name) {}

  private static final class Tally {
    private final Path first;
    private long files;
    private long bytes;

    private Tally(Path first) {
      this.first = first;
    }
  }
}
