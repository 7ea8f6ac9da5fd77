package dev.exhume.core.analysis.boot.systemd.unit;

import static dev.exhume.testdata.DeadServers.server;
import static org.assertj.core.api.Assertions.assertThat;

import dev.exhume.core.reading.Problems;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpecifiersTest {
  private static final Path ROOT = server().file("/etc/hostname", "web01.example.com").root();

  @ParameterizedTest
  @CsvSource({
    "%n, data-pg@a-b\\x2dc.service",
    "%N, data-pg@a-b\\x2dc",
    "%p, data-pg",
    "%P, data/pg",
    "%i, a-b\\x2dc",
    "%I, a/b-c",
    "%j, pg",
    "%f, /a/b-c",
    "%H, web01.example.com",
    "%l, web01",
    "%t, /run",
    "%u, root",
    "%%i, %i",
    "%v, %v",
    "100%, 100%"
  })
  void eachStandsForItsPartOfTheUnit(String text, String meant) {
    UnitName unit = UnitName.parse("data-pg@a-b\\x2dc.service").orElseThrow();

    assertThat(Specifiers.of(ROOT, new Problems()).fillIn(text, unit)).isEqualTo(meant);
  }
}
