package dev.exhume.core.analysis.host.time;

import static dev.exhume.testdata.DeadServers.server;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.exhume.core.profile.Evidence;
import dev.exhume.core.profile.Host.TimezoneData;
import dev.exhume.core.profile.ItemBuilder;
import dev.exhume.core.profile.Packages;
import dev.exhume.core.reading.Problems;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TimezoneDataDetectorTest {
  private static final String ZONE = "America/Los_Angeles";

  @Test
  void rulesThatWereChangedSinceAreToldWithTheFirstWrongDay() throws IOException {
    Path root = server().bytes("/etc/localtime", zone("los-angeles-2006")).root();
    Packages packages =
        new Packages(
            Optional.of("rpm"),
            Optional.empty(),
            List.of(),
            1,
            List.of(ItemBuilder.item("tzdata").version("2006a").build()));

    assertThat(TimezoneDataDetector.detect(root, Optional.of(ZONE), packages, new Problems()))
        .contains(
            new TimezoneData(
                Optional.of("2006a"),
                Optional.of(false),
                Optional.of(
                    "on 2026-03-08 its clock would show UTC-08:00, where UTC-07:00 is right"),
                Evidence.file("/etc/localtime")));
  }

  @Test
  void theRulesOfTodayAreCurrent() throws IOException {
    Path root = server().bytes("/usr/share/zoneinfo/" + ZONE, zone("los-angeles-2007")).root();

    TimezoneData data = detect(root, ZONE).orElseThrow();

    assertThat(data.current()).contains(true);
    assertThat(data.difference()).isEmpty();
    assertThat(data.evidence()).isEqualTo(Evidence.file("/usr/share/zoneinfo/" + ZONE));
  }

  @Test
  void whatIsNoZoneOrHasNoFileTellsNothing() {
    assertThat(detect(server().root(), ZONE)).isEmpty();
    assertThat(detect(server().file("/etc/localtime", "TZif").root(), ZONE)).isEmpty();
    assertThat(detect(server().file("/etc/localtime", "x").root(), "../../etc/passwd")).isEmpty();
  }

  @Test
  void noDamageOfTheFileIsMoreThanAFileThatTellsNothing() throws IOException {
    byte[] good = zone("los-angeles-2006");
    Random random = new Random(17);
    for (int i = 0; i < 300; i++) {
      byte[] damaged =
          i < 60 ? Arrays.copyOf(good, i * good.length / 60) : Arrays.copyOf(good, good.length);
      if (i >= 60) {
        damaged[random.nextInt(200)] ^= (byte) (1 << random.nextInt(8));
      }
      Path root = server().bytes("/etc/localtime", damaged).root();
      assertThatCode(() -> detect(root, ZONE)).doesNotThrowAnyException();
    }
  }

  private static Optional<TimezoneData> detect(Path root, String zone) {
    return TimezoneDataDetector.detect(root, Optional.of(zone), Packages.unknown(), new Problems());
  }

  private static byte[] zone(String name) throws IOException {
    try (InputStream in = TimezoneDataDetectorTest.class.getResourceAsStream(name)) {
      return Objects.requireNonNull(in).readAllBytes();
    }
  }
}
