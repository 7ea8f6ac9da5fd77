package dev.exhume.cli.summary;

import static org.assertj.core.api.Assertions.assertThat;

import dev.exhume.cli.text.Columns;
import dev.exhume.cli.text.Screen;
import dev.exhume.core.profile.ProfileJson;
import dev.exhume.core.profile.ServerProfile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SummaryTest {
  private static final Path EXAMPLE =
      Path.of(System.getProperty("exhume.project"), "docs", "profile-example.json");

  @TempDir private Path directory;

  @Test
  void ofAServerOfWhichNothingIsKnownItSaysSo() throws IOException {
    assertThat(Summary.of(profile(""), Screen.plain()))
        .isEqualTo(
            """
            A server without a name
              System    an unknown distribution
              Source    directory: /mnt/old
              Lived     its shutdown is not known
              Packages  no package database was found

            What matters: 0 of 0 services
              Services  nothing was found that the server clearly needs

            Nothing worries
            """);
  }

  @Test
  void ofTwoHundredServicesTheFirstAreShownAndTheOthersNamed() throws IOException {
    String services =
        IntStream.range(0, 200)
            .mapToObj(i -> service("daemon" + i, i % 2 == 0 ? "needed" : "conditional"))
            .collect(Collectors.joining(",", "\"services\": [", "]"));

    String summary = Summary.of(profile(services), Screen.plain());

    assertThat(summary.lines()).hasSizeLessThanOrEqualTo(24);
    assertThat(summary)
        .contains("What matters: 100 of 200 services\n")
        .contains("  daemon14  (not started by the kit) reason of daemon14\n")
        .doesNotContain("reason of daemon16")
        .contains("  and       daemon16, daemon18, daemon20, ")
        .contains("  Depends   100: daemon1, daemon3, daemon5, ");
  }

  @Test
  void whatThereIsMuchOfIsCounted() throws IOException {
    String findings =
        IntStream.range(0, 30)
            .mapToObj(
                i ->
                    """
                    {"id": "f", "severity": "%s", "kind": "data", "title": "worry %d",
                     "detail": "", "remedy": ""}"""
                        .formatted(i < 2 ? "critical" : "low", i))
            .collect(Collectors.joining(",", "\"findings\": [", "]"));
    String problems =
        IntStream.range(0, 30)
            .mapToObj(i -> "{\"path\": \"/p%d\", \"message\": \"is broken\"}".formatted(i))
            .collect(Collectors.joining(",", "\"problems\": [", "]"));

    assertThat(Summary.of(profile(findings + "," + problems), Screen.plain()))
        .endsWith(
            """

            What worries: 2 critical, 28 low, 30 problems in reading
              critical  worry 0
              critical  worry 1
                        and 28 more
              problem   /p0 (and 29 more): is broken
            """);
  }

  @Test
  void noLineIsWiderThanTheScreen() throws IOException {
    ServerProfile profile = ProfileJson.read(EXAMPLE);
    for (int columns : new int[] {40, 60, 80, 132, 200}) {
      assertThat(Summary.of(profile, new Screen(columns, false)).lines())
          .allMatch(line -> Columns.of(line) <= columns);
    }
  }

  @Test
  void whatTheDeadServerWroteDoesNothingToTheTerminal() throws IOException {
    String hostile = "\\u001b[2J\\u0007\\u009b\\n\\u202e";
    ServerProfile profile =
        profile(
            """
            "host": {"hostname": "%1$s"},
            "os": {"confidence": "low", "prettyName": "%1$s"},
            "services": [%2$s],
            "findings": [{"id": "f", "severity": "high", "kind": "data", "title": "%1$s",
              "detail": "", "remedy": ""}],
            "problems": [{"path": "%1$s", "message": "%1$s"}],
            "source": {"kind": "directory", "location": "%1$s"}"""
                .formatted(hostile, service(hostile, "needed")));

    assertThat(Summary.of(profile, Screen.plain()))
        .doesNotContain("\u001b", "\u0007", "\u009b", "\u202e")
        .contains("\\x1b[2J\\x07\\x9b\\x0a\\u202e");
  }

  @Test
  void coloursAreForATerminalAndTakeNoColumns() throws IOException {
    ServerProfile profile = ProfileJson.read(EXAMPLE);
    String coloured = Summary.of(profile, new Screen(80, true));

    assertThat(Summary.of(profile, new Screen(80, false))).doesNotContain("\u001b");
    assertThat(coloured)
        .contains("\u001b[32mmysqld\u001b[0m", "\u001b[1m\u001b[31mcritical\u001b[0m");
    assertThat(coloured.replaceAll("\u001b\\[\\d*m", ""))
        .isEqualTo(Summary.of(profile, new Screen(80, false)));
  }

  @Test
  void theScreenIsAsWideAsItsSurroundingsSayWithinReason() {
    assertThat(Screen.of(Map.of()).columns()).isEqualTo(80);
    assertThat(Screen.of(Map.of("COLUMNS", "132")).columns()).isEqualTo(132);
    assertThat(Screen.of(Map.of("COLUMNS", "3")).columns()).isEqualTo(40);
    assertThat(Screen.of(Map.of("COLUMNS", "99999")).columns()).isEqualTo(200);
    assertThat(Screen.of(Map.of("COLUMNS", "-1")).columns()).isEqualTo(80);
  }

  private static String service(String name, String verdict) {
    return """
        {"name": "%1$s", "manager": "sysv", "enabled": true, "verdict": "%2$s",
         "reason": "reason of %1$s", "evidence": {"path": "/etc/init.d/%1$s"}}"""
        .formatted(name, verdict);
  }

  private ServerProfile profile(String sections) throws IOException {
    String empty =
        """
        {"schemaVersion": "1.0", "tool": {"name": "exhume", "version": "1"},
         "analysedAt": "2026-11-22T09:30:00Z",
         "source": {"kind": "directory", "location": "/mnt/old"}, "os": {"confidence": "low"},
         "host": {}, "boot": {}, "packages": {}, "customisation": {}, "activity": {},
         "container": {}%s}
        """;
    Path file = directory.resolve("profile.json");
    Files.writeString(file, empty.formatted(sections.isEmpty() ? "" : "," + sections));
    return ProfileJson.read(file);
  }
}
