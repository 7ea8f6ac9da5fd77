package dev.exhume.core.analysis.mounts;

import dev.exhume.core.reading.TsvTable;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What usually lies on a volume that is mounted in a directory.
 *
 * @param isScratch whether a server does without it
 */
record LikelyContent(String directory, String content, boolean isScratch) {
  private static final List<LikelyContent> KNOWN =
      TsvTable.resource(LikelyContent.class, "contents.tsv").rows().stream()
          .map(
              row ->
                  new LikelyContent(
                      row.get("directory"),
                      row.get("content"),
                      row.find("scratch").filter("yes"::equals).isPresent()))
          .toList();

  /** What is known of a mount point, or of a directory that it is in. */
  static Optional<LikelyContent> of(String mountPoint) {
    return KNOWN.stream()
        .filter(known -> (mountPoint + "/").startsWith(known.directory() + "/"))
        .max(Comparator.comparingInt(known -> known.directory().length()));
  }
}
