package dev.exhume.core.analysis.databases;

import static dev.exhume.testdata.DeadServers.server;
import static org.assertj.core.api.Assertions.assertThat;

import dev.exhume.core.profile.Database;
import dev.exhume.core.profile.Problem;
import dev.exhume.core.profile.ShutdownState;
import dev.exhume.core.reading.Problems;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DatabaseDetectorTest {
  private final Problems problems = new Problems();

  @Test
  void directoriesAreListedByWhereTheyAre() {
    List<Database> found =
        DatabaseDetector.detect(
            server()
                .file("/var/lib/pgsql/data/PG_VERSION", "8.1")
                .file("/opt/PostgreSQL/9.0/data/PG_VERSION", "9.0")
                .directory("/var/lib/mysql/mysql")
                .root(),
            problems);

    assertThat(found)
        .extracting(Database::dataDirectory)
        .containsExactly("/opt/PostgreSQL/9.0/data", "/var/lib/mysql", "/var/lib/pgsql/data");
  }

  @ParameterizedTest
  @CsvSource({
    "/var/lib/mysql, mysql",
    "/var/lib/pgsql, postgresql",
    "/var/lib/pgsql/data, postgresql",
    "/var/lib/postgresql/8.4/main, postgresql"
  })
  void oneThatMayNotBeLookedIntoIsListedAllTheSame(String directory, String engine) {
    List<Database> found = DatabaseDetector.detect(LockedDirectory.server(directory), problems);

    assertThat(found).hasSize(1);
    assertThat(found.get(0).engine()).isEqualTo(engine);
    assertThat(found.get(0).dataDirectory()).isEqualTo(directory);
    assertThat(found.get(0).shutdown()).isEqualTo(ShutdownState.UNKNOWN);
    assertThat(found.get(0).detail()).isEqualTo("the data directory could not be read");
    assertThat(problems.sorted())
        .contains(Problem.of(directory, "cannot be read: permission denied"));
  }
}
