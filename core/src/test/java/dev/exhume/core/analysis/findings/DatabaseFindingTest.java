package dev.exhume.core.analysis.findings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.exhume.core.profile.Database;
import dev.exhume.core.profile.Database.Fact;
import dev.exhume.core.profile.Evidence;
import dev.exhume.core.profile.Finding;
import dev.exhume.core.profile.Severity;
import dev.exhume.core.profile.ShutdownState;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DatabaseFindingTest {
  private static final Evidence DATA = Evidence.file("/srv/app/data");

  private static Database database(ShutdownState state, boolean embedded, Fact... facts) {
    return new Database(
        embedded ? "sqlite" : "postgresql",
        Optional.empty(),
        "/srv/app",
        List.of(),
        Optional.empty(),
        state,
        "a journal is left",
        DATA,
        embedded,
        List.of(),
        List.of(facts));
  }

  @Test
  void filesThatAProgramPutsRightByItselfAreLessOfAWorryThanAServersData() {
    List<Finding> findings =
        DatabaseFinding.of(
            List.of(
                database(ShutdownState.UNCLEAN, true),
                database(ShutdownState.UNCLEAN, false),
                database(ShutdownState.UNKNOWN, false)));

    assertThat(findings)
        .extracting(Finding::id)
        .containsExactly("unclean-database", "unclean-database");
    assertThat(findings)
        .extracting(Finding::severity)
        .containsExactly(Severity.MEDIUM, Severity.HIGH);
    assertThat(findings.get(0).remedy()).contains("journal");
  }

  @Test
  void dataThatNoInstalledServerReadsIsFound() {
    Evidence packages = Evidence.file("/var/lib/rpm/Packages");

    List<Finding> findings =
        DatabaseFinding.of(
            List.of(
                database(
                    ShutdownState.CLEAN,
                    false,
                    new Fact(
                        "version-mismatch",
                        "the data is of 8.1, installed is postgresql-server 8.4.20",
                        packages))));

    assertThat(findings).hasSize(1);
    assertThat(findings.get(0).id()).isEqualTo("database-version-mismatch");
    assertThat(findings.get(0).detail())
        .isEqualTo("Of the packages: the data is of 8.1, installed is postgresql-server 8.4.20.");
    assertThat(findings.get(0).evidence()).containsExactly(packages, DATA);
  }
}
