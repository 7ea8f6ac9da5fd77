package dev.exhume.core.analysis.os;

import static org.assertj.core.api.Assertions.assertThat;

import dev.exhume.core.reading.TsvTable;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReleaseTablesTest {
  @ParameterizedTest
  @ValueSource(
      strings = {"release-files.tsv", "release-packages.tsv", "kernel-names.tsv", "eol.tsv"})
  void nameOnlyDistributionsThatAreKnown(String table) {
    assertThat(TsvTable.resource(OsDetector.class, table).rows())
        .flatExtracting(row -> row.find("id").stream().toList())
        .isNotEmpty()
        .allSatisfy(id -> assertThat(Distribution.find(id)).isPresent());
  }

  @Test
  void everyReleaseIsListedOnce() {
    Set<String> seen = new HashSet<>();

    assertThat(releases())
        .allSatisfy(row -> assertThat(seen.add(row.get("id") + " " + row.get("version"))).isTrue());
  }

  @Test
  void everyReleaseEndsAfterItsBeginningAndHasACompleteAddress() {
    Optional<Architecture> machine =
        Optional.of(new Architecture("x86_64", 64, Optional.of("linux/amd64")));

    for (TsvTable.Row row : releases()) {
      EndOfLife release =
          EndOfLife.find(row.get("id"), row.find("version"), Optional.empty()).orElseThrow();
      assertThat(row.find("eol").filter(end -> end.compareTo(row.get("released")) <= 0)).isEmpty();
      assertThat(release.archiveUrl(row.find("version"), machine).orElse("http://none/"))
          .matches("https?://[\\w./-]+/");
    }
  }

  private static List<TsvTable.Row> releases() {
    return TsvTable.resource(OsDetector.class, "eol.tsv").rows();
  }
}
