package dev.exhume.core.analysis.verdict.catalogue;

import com.google.common.base.Splitter;
import com.google.common.collect.ImmutableList;
import dev.exhume.core.profile.Verdict;
import dev.exhume.core.reading.TsvTable;
import java.util.Locale;
import java.util.Optional;

/**
 * What the catalogue says of a service.
 *
 * @param names its own first, then those of other distributions
 * @param verdict unless evidence decides
 * @param decidedBy the kind of evidence that does
 * @param families whose servers it is found on; empty for all
 * @param foreground commands that keep it in the foreground, the best first
 * @param pidFiles where it leaves its process number, by distribution
 * @param reason goes on from the service's name
 */
public record CatalogueEntry(
    ImmutableList<String> names,
    String category,
    Verdict verdict,
    Optional<String> decidedBy,
    ImmutableList<String> families,
    ImmutableList<ProvenCommand> foreground,
    ImmutableList<String> pidFiles,
    String reason) {
  private static final Splitter COMMAS = Splitter.on(',').omitEmptyStrings();
  private static final Splitter BARS = Splitter.on('|').omitEmptyStrings();

  /** The name under which the catalogue has it. */
  public String name() {
    return names.get(0);
  }

  static CatalogueEntry of(TsvTable.Row row) {
    return new CatalogueEntry(
        ImmutableList.<String>builder()
            .add(row.get("name"))
            .addAll(COMMAS.split(row.get("aliases")))
            .build(),
        row.get("category"),
        Verdict.valueOf(row.get("verdict").toUpperCase(Locale.ROOT)),
        row.find("decided_by"),
        ImmutableList.copyOf(COMMAS.split(row.get("families"))),
        BARS.splitToStream(row.get("foreground"))
            .map(ProvenCommand::parse)
            .collect(ImmutableList.toImmutableList()),
        ImmutableList.copyOf(BARS.split(row.get("pid_files"))),
        row.get("reason"));
  }
}
