package dev.exhume.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.samskivert.mustache.Escapers;
import dev.exhume.core.profile.ProfileJson;
import dev.exhume.core.reading.VisibleText;
import dev.exhume.core.report.Report;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ReportTest {
  private static final Path PROJECT = Path.of(System.getProperty("exhume.project"));
  private static final Path GOLDEN = PROJECT.resolve("analyzer-cli/src/test/resources/golden");
  private static final Path SAMPLE =
      PROJECT.resolve("testdata/servers/centos4-web/centos4-web.tar.gz");

  @TempDir private Path directory;

  @Test
  void analyzeWritesTheReportAlone() throws IOException {
    Path report = directory.resolve("report.html");
    CommandRun run = CommandRun.of("analyze", SAMPLE, "--report", report);
    assertThat(run.status()).isZero();
    assertThat(report)
        .content()
        .contains("<h1 id=\"verdict-title\">web01.example.com</h1>", "exhume rescue " + SAMPLE);
  }

  @Test
  void theReportIsNotWrittenIntoTheSource() throws IOException {
    Path root = directory.resolve("root");
    Files.createDirectories(root.resolve("etc"));
    Files.writeString(root.resolve("etc/redhat-release"), "CentOS release 4.6 (Final)");
    Path report = root.resolve("report.html");
    assertThat(CommandRun.of("analyze", root, "-r", report).status()).isEqualTo(2);
    assertThat(report).doesNotExist();
  }

  @ParameterizedTest
  @MethodSource("families")
  void everyPlaceThatTheProfileNamesIsInTheReport(String family) throws IOException {
    Path profile = GOLDEN.resolve(family).resolve("profile.json");
    String page = Report.inKit(ProfileJson.read(profile));
    Set<String> missing = new TreeSet<>();
    for (JsonNode evidence : new ObjectMapper().readTree(profile.toFile()).findValues("evidence")) {
      for (JsonNode one : evidence.isArray() ? evidence : List.of(evidence)) {
        if (one.hasNonNull("path") && !page.contains(shown(one))) {
          missing.add(one.toString());
        }
      }
    }
    assertThat(missing).isEmpty();
  }

  private static String shown(JsonNode evidence) {
    String place =
        evidence.hasNonNull("line")
            ? "line " + evidence.get("line").asInt() + " of "
            : evidence.hasNonNull("offset")
                ? "byte 0x" + Long.toHexString(evidence.get("offset").asLong()) + " of "
                : "<span>";
    return place
        + "<code>"
        + Escapers.HTML.escape(VisibleText.of(evidence.get("path").asText()))
        + "</code>";
  }

  static List<String> families() throws IOException {
    try (Stream<Path> all = Files.list(GOLDEN)) {
      return all.map(family -> family.getFileName().toString()).sorted().toList();
    }
  }
}
