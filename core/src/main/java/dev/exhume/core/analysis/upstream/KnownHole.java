package dev.exhume.core.analysis.upstream;

import com.google.common.collect.ImmutableListMultimap;
import com.google.common.collect.Multimaps;
import dev.exhume.core.analysis.vulnerabilities.Vulnerability;
import dev.exhume.core.reading.TsvTable;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A hole in versions of a product, as its makers count them.
 *
 * @param file that the program's file has to be called
 * @param neededClass without which an archive has it not
 * @param onlyIf what else has to be so, and no version tells
 */
record KnownHole(
    Vulnerability vulnerability,
    String product,
    List<VersionRange> affected,
    Optional<Pattern> file,
    Optional<String> neededClass,
    Optional<String> onlyIf) {
  private static final ImmutableListMultimap<String, KnownHole> ALL =
      Multimaps.index(
          TsvTable.resource(KnownHole.class, "upstream-holes.tsv").rows().stream()
              .map(KnownHole::of)
              .toList(),
          KnownHole::product);

  KnownHole {
    affected = List.copyOf(affected);
  }

  /** Those of a version. */
  static List<KnownHole> of(String product, String version) {
    UpstreamVersion parsed = UpstreamVersion.parse(version);
    return ALL.get(product).stream()
        .filter(hole -> hole.affected.stream().anyMatch(range -> range.contains(parsed)))
        .toList();
  }

  /** Those of any version. */
  static List<KnownHole> of(String product) {
    return ALL.get(product);
  }

  private static KnownHole of(TsvTable.Row row) {
    return new KnownHole(
        Vulnerability.find(row.get("cve"))
            .orElseThrow(() -> new IllegalArgumentException("nothing is known of " + row)),
        row.get("product"),
        VersionRange.parse(row.get("affected")),
        row.find("file").map(Pattern::compile),
        row.find("class"),
        row.find("only if"));
  }
}
