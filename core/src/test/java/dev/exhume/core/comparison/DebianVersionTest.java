package dev.exhume.core.comparison;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DebianVersionTest {
  @ParameterizedTest
  @CsvSource({
    "1.0~rc1-1, 1.0-1",
    "2.2.9-10+lenny8, 2.2.9-10+lenny11",
    "9.9-1, 1:0.1-1",
    "1.2.3-4, 1.2.3-4ubuntu1",
    "5.2.6.dfsg.1-1, 5.2.6.dfsg.1-1+lenny16",
    "1.0-1~bpo50+1, 1.0-1",
  })
  void theFirstIsOlder(String older, String newer) {
    assertThat(DebianVersion.parse(older)).isLessThan(DebianVersion.parse(newer));
    assertThat(DebianVersion.parse(newer)).isGreaterThan(DebianVersion.parse(older));
  }

  @Test
  void theOrderIsThatOfDpkgItself() throws IOException {
    List<String> lines = lines();
    assertThat(lines).hasSizeGreaterThan(300);
    for (String line : lines) {
      String[] cells = line.split("\t", -1);
      int order = DebianVersion.parse(cells[0]).compareTo(DebianVersion.parse(cells[1]));
      assertThat(Integer.signum(order)).as(line).isEqualTo(Integer.parseInt(cells[2]));
    }
  }

  private static List<String> lines() throws IOException {
    try (InputStream in = DebianVersionTest.class.getResourceAsStream("debian-versions.tsv")) {
      return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .toList();
    }
  }
}
