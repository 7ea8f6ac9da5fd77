package dev.exhume.core.analysis.databases;

import static org.assertj.core.api.Assertions.assertThat;

import dev.exhume.core.profile.Database;
import dev.exhume.core.profile.Database.Fact;
import dev.exhume.core.profile.Evidence;
import dev.exhume.core.profile.ItemBuilder;
import dev.exhume.core.profile.Packages;
import dev.exhume.core.profile.Packages.PackageDatabase;
import dev.exhume.core.profile.ShutdownState;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InstalledServersTest {
  private static final Evidence PACKAGES = Evidence.file("/var/lib/rpm/Packages");

  private static Database data(String engine, String version) {
    return new Database(
        engine,
        Optional.of(version),
        "/data",
        List.of(),
        Optional.empty(),
        ShutdownState.CLEAN,
        "",
        Evidence.file("/data"));
  }

  private static List<Fact> compared(String engine, String version, String name, String installed) {
    Packages packages =
        new Packages(
            Optional.of("rpm"),
            Optional.of(
                new PackageDatabase("/var/lib/rpm/Packages", "bdb-hash", Optional.empty(), false)),
            List.of(),
            1,
            List.of(ItemBuilder.item(name).version(installed).build()));
    return new InstalledServers(packages).compared(data(engine, version)).facts();
  }

  @ParameterizedTest
  @CsvSource({
    "postgresql, 8.1, postgresql-server, 8.1.23",
    "postgresql, 9.2, postgresql92-server, 9.2.24",
    "postgresql, 15, postgresql-15, 15.20-0+deb12u1",
    "mysql, 5.0.45, mysql-server, 5.0.95",
    "mysql, 5.0.45, mysql55-mysql-server, 5.5.40",
    "mariadb, 10.11.6, mariadb-server, 1:10.11.19-0+deb12u1",
  })
  void aServerThatReadsTheDataIsNamed(
      String engine, String version, String name, String installed) {
    assertThat(compared(engine, version, name, installed))
        .containsExactly(new Fact("installed-server", name + " " + installed, PACKAGES));
  }

  @ParameterizedTest
  @CsvSource({
    "postgresql, 8.1, postgresql-server, 8.4.20",
    "postgresql, 15, postgresql-13, 13.11",
    "mysql, 5.5.40, mysql-server, 5.0.95",
    "mariadb, 10.11.6, mariadb-server, 10.3.39",
  })
  void noServerThatReadsTheDataIsAMismatch(
      String engine, String version, String name, String installed) {
    assertThat(compared(engine, version, name, installed))
        .containsExactly(
            new Fact(
                "version-mismatch",
                "the data is of %s, installed is %s %s".formatted(version, name, installed),
                PACKAGES));
  }

  @Test
  void withoutAServersPackageNothingIsSaid() {
    assertThat(compared("mysql", "5.0.45", "mysql", "4.1.20")).isEmpty();
    assertThat(compared("postgresql", "8.1", "postgresql-libs", "8.4.20")).isEmpty();
    assertThat(compared("redis", "2.8.19", "redis", "2.4.10")).isEmpty();
  }
}
