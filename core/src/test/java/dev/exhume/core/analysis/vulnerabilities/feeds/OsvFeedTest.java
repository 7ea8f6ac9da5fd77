package dev.exhume.core.analysis.vulnerabilities.feeds;

import static org.assertj.core.api.Assertions.assertThat;

import dev.exhume.core.analysis.vulnerabilities.Advisory;
import dev.exhume.core.profile.Severity;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OsvFeedTest {
  private static final String BASH =
      """
      {"schema_version": "1.6.0", "id": "DSA-3035-1", "upstream": ["CVE-2014-7169"],
       "affected": [
        {"package": {"ecosystem": "Debian:7", "name": "bash"},
         "ranges": [{"type": "ECOSYSTEM",
           "events": [{"introduced": "0"}, {"fixed": "4.2+dfsg-0.1+deb7u3"}]}],
         "versions": ["4.2+dfsg-0.1"]}]}
      """;

  @TempDir private Path folder;

  @Test
  void aBuildOlderThanTheFixedOneIsVulnerable() throws IOException {
    assertThat(wheezy("bash", "4.2+dfsg-0.1").feed("DSA-3035-1.json", BASH).verdicts())
        .containsExactly(
            "CVE-2014-7169 of bash: VULNERABLE, fixed in 4.2+dfsg-0.1+deb7u3 (DSA-3035-1)");
  }

  @Test
  void theFixedBuildIsNot() throws IOException {
    assertThat(wheezy("bash", "4.2+dfsg-0.1+deb7u3").feed("a.json", BASH).verdicts())
        .containsExactly(
            "CVE-2014-7169 of bash: FIXED, fixed since 4.2+dfsg-0.1+deb7u3 (DSA-3035-1)");
  }

  @Test
  void whatIsSaidOfAnotherReleaseIsNotOfThisOne() throws IOException {
    assertThat(server("8").dpkg("bash", "4.2+dfsg-0.1").feed("a.json", BASH).verdicts()).isEmpty();
    assertThat(
            new FedServer("ubuntu", "7", folder)
                .dpkg("bash", "4.2")
                .feed("a.json", BASH)
                .verdicts())
        .isEmpty();
  }

  @Test
  void theSourcePackageCountsForDebian() throws IOException {
    String record = BASH.replace("\"name\": \"bash\"", "\"name\": \"openssl\"");

    assertThat(server("7").dpkg("libssl1.0.0", "openssl", "1.0").feed("a.json", record).verdicts())
        .hasSize(1);
    assertThat(
            server("7").dpkg("openssl", "openssl-vendor", "1.0").feed("a.json", record).verdicts())
        .isEmpty();
  }

  @Test
  void aWithdrawnRecordSaysNothing() throws IOException {
    String withdrawn = BASH.replace("\"id\"", "\"withdrawn\": \"2020-01-01T00:00:00Z\", \"id\"");

    assertThat(wheezy("bash", "4.2").feed("a.json", withdrawn).verdicts()).isEmpty();
  }

  @Test
  void onlyBuildsBetweenTheEventsAreAffected() throws IOException {
    String record =
        record(
            "Debian:7",
            "{\"introduced\": \"1.0\"}, {\"fixed\": \"1.4\"},"
                + " {\"introduced\": \"2.0\"}, {\"last_affected\": \"2.5\"}");

    assertThat(states("0.9", record)).isEqualTo("NOT_AFFECTED NOT_AFFECTED");
    assertThat(states("1.0", record)).isEqualTo("VULNERABLE NOT_AFFECTED");
    assertThat(states("1.4", record)).isEqualTo("FIXED NOT_AFFECTED");
    assertThat(states("2.5", record)).isEqualTo("FIXED VULNERABLE");
    assertThat(states("2.5.1", record)).isEqualTo("FIXED NOT_AFFECTED");
  }

  @Test
  void aRangeWithoutAnEndWasNeverMended() throws IOException {
    assertThat(states("9", record("Debian:7", "{\"introduced\": \"0\"}"))).isEqualTo("VULNERABLE");
    assertThat(states("1", record("Debian:7", "{\"introduced\": \"2\"}")))
        .isEqualTo("NOT_AFFECTED");
  }

  @Test
  void versionsThatAreListedOneByOneAreComparedOneByOne() throws IOException {
    String record =
        """
        {"id": "CVE-2020-1", "affected": [{"package": {"ecosystem": "Debian:7", "name": "tool"},
         "versions": ["1.0-1", "1.0-2"]}]}
        """;

    assertThat(states("1.0-2", record)).isEqualTo("VULNERABLE");
    assertThat(states("1.0-3", record)).isEmpty();
  }

  @Test
  void ofRedHatTheInstalledPackagesOwnVersionCounts() throws IOException {
    String record =
        """
        {"id": "RHSA-2011:1", "related": ["CVE-2011-1487", "CVE-2010-2761"],
         "database_specific": {"severity": "Moderate"},
         "affected": [
          {"package": {"ecosystem": "Red Hat:enterprise_linux:6::server", "name": "perl-CGI"},
           "ranges": [{"type": "ECOSYSTEM",
             "events": [{"introduced": "0"}, {"fixed": "0:3.51-119.el6_1.1"}]}]},
          {"package": {"ecosystem": "Red Hat:rhel_eus:6.0::server", "name": "perl-CGI"},
           "ranges": [{"type": "ECOSYSTEM",
             "events": [{"introduced": "0"}, {"fixed": "0:3.49-115.el6_0.1"}]}]}]}
        """;
    FedServer server = centos6().rpm("perl-CGI", "3.49", "115.el6", "perl-5.10.1-115.el6.src.rpm");

    assertThat(server.feed("a.json", record).verdicts())
        .containsExactly(
            "CVE-2011-1487 of perl: VULNERABLE, fixed in 0:3.51-119.el6_1.1 (RHSA-2011:1)",
            "CVE-2010-2761 of perl: VULNERABLE, fixed in 0:3.51-119.el6_1.1 (RHSA-2011:1)");
    assertThat(server.advisories())
        .extracting(advisory -> advisory.origin().flatMap(Advisory.Origin::severity))
        .containsOnly(Optional.of(Severity.MEDIUM));
  }

  @Test
  void whatIsSoldIsNeverPublic() throws IOException {
    String record = record("Ubuntu:Pro:14.04:LTS", "{\"introduced\": \"0\"}, {\"fixed\": \"2.0\"}");
    FedServer trusty = new FedServer("ubuntu", "14.04", folder).dpkg("tool", "1.0");

    assertThat(trusty.feed("a.json", record).verdicts())
        .containsExactly(
            "CVE-2020-1 of tool: VULNERABLE, its fix, 2.0, was sold to subscribers only and never"
                + " public");
  }

  @Test
  void servicePacksOfSuseAreMendedEachByItself() throws IOException {
    String record =
        record(
            "SUSE:Linux Enterprise Server 11 SP3",
            "{\"introduced\": \"0\"}, {\"fixed\": \"3.2-147.20.1\"}");
    String source = "tool-3.2-147.14.src.rpm";

    assertThat(
            new FedServer("sles", "11.3", folder)
                .rpm("tool", "3.2", "147.14", source)
                .feed("a.json", record)
                .verdicts())
        .containsExactly("CVE-2020-1 of tool: VULNERABLE, fixed in 3.2-147.20.1");
    assertThat(
            new FedServer("sles", "11.2", folder).rpm("tool", "3.2", "147.14", source).verdicts())
        .isEmpty();
  }

  @Test
  void theKernelsHolesAreTheHosts() throws IOException {
    String record = record("Debian:7", "{\"introduced\": \"0\"}").replace("\"tool\"", "\"linux\"");

    assertThat(
            server("7")
                .dpkg("linux-image-3.2.0-4-amd64", "linux", "3.2.1")
                .feed("a.json", record)
                .verdicts())
        .isEmpty();
  }

  @Test
  void recordsComeInArraysAndArchives() throws IOException {
    byte[] archive = zip(Map.of("DSA-3035-1.json", BASH, "README", "nothing"));

    assertThat(wheezy("bash", "4.1").feed("all.zip", archive).verdicts()).hasSize(1);
    assertThat(
            wheezy("tool", "4.1")
                .feed(
                    "b.json",
                    "[" + BASH + "," + record("Debian:7", "{\"introduced\": \"0\"}") + "]")
                .verdicts())
        .containsExactly(
            "CVE-2020-1 of tool: VULNERABLE, no fix was ever published for this release");
  }

  @Test
  void aRecordThatBreaksOffCostsOnlyItself() throws IOException {
    FedServer server =
        wheezy("bash", "4.1")
            .feed("all.zip", zip(Map.of("a.json", "{\"id\": \"CVE-", "b.json", BASH)));

    assertThat(server.verdicts()).hasSize(1);
    assertThat(server.problems())
        .singleElement()
        .asString()
        .startsWith("all.zip: a.json in it is not used: Unexpected end-of-input");
  }

  @Test
  void anArchiveThatBreaksOffIsToldAndTheRestIsUsed() throws IOException {
    byte[] whole = zip(Map.of("a.json", BASH, "b.json", BASH.repeat(20)));
    byte[] half = Arrays.copyOf(whole, whole.length / 2);
    FedServer server = wheezy("bash", "4.1").feed("all.zip", half).feed("c.json", BASH);

    assertThat(server.verdicts()).isNotEmpty();
    assertThat(server.problems()).singleElement().asString().startsWith("all.zip: ");
  }

  @Test
  void endlessNestingIsRefused() throws IOException {
    FedServer server = wheezy("bash", "4.1").feed("deep.json", "{\"id\":" + "[".repeat(1_000_000));

    assertThat(server.verdicts()).isEmpty();
    assertThat(server.problems())
        .singleElement()
        .asString()
        .contains("nesting depth (61) exceeds the maximum allowed (60");
  }

  @Test
  void aHugeNameIsNotHeld() throws IOException {
    FedServer server =
        wheezy("bash", "4.1").feed("a.json", "{\"id\": \"" + "x".repeat(20 << 20) + "\"}");

    assertThat(server.verdicts()).isEmpty();
    assertThat(server.problems()).hasSize(1);
  }

  @Test
  void aNumberOrAVersionThatIsNoneIsLeftOut() throws IOException {
    assertThat(states("1", record("Debian:7", "{\"introduced\": \"<script>\"}"))).isEmpty();
    assertThat(
            states(
                "1",
                record("Debian:7", "{\"introduced\": \"0\"}")
                    .replace("CVE-2020-1", "CVE-2020-1; rm -rf")))
        .isEmpty();
  }

  @Test
  void whatIsNoFeedIsTold() throws IOException {
    FedServer server =
        wheezy("bash", "4.1")
            .feed("notes.txt", "nothing of the kind")
            .feed("other.json", "{\"name\": 1}");

    assertThat(server.verdicts()).isEmpty();
    assertThat(server.problems())
        .containsExactly(
            "notes.txt: is no feed of a form that is known",
            "other.json: is no feed of a form that is known");
  }

  @Test
  void whatTheFeedSaysStandsForWhatTheProgramKnows() throws IOException {
    String newer =
        BASH.replace("CVE-2014-7169", "CVE-2014-6271")
            .replace("4.2+dfsg-0.1+deb7u3", "4.2+dfsg-0.1+deb7u9");

    assertThat(wheezy("bash", "4.2+dfsg-0.1+deb7u3").feed("a.json", newer).advisories())
        .filteredOn(advisory -> advisory.cve().equals("CVE-2014-6271"))
        .extracting(Advisory::fixed)
        .containsExactly(Optional.of("4.2+dfsg-0.1+deb7u9"));
  }

  private static String record(String ecosystem, String events) {
    return """
        {"id": "CVE-2020-1", "affected": [{"package": {"ecosystem": "%s", "name": "tool"},
         "ranges": [{"type": "ECOSYSTEM", "events": [%s]}]}]}
        """
        .formatted(ecosystem, events);
  }

  /** The verdicts on a package called tool, range by range. */
  private String states(String version, String record) throws IOException {
    return wheezy("tool", version).feed("states.json", record).verdicts().stream()
        .map(line -> line.replaceAll(".*: ([A-Z_]+),.*", "$1"))
        .reduce((first, second) -> first + " " + second)
        .orElse("");
  }

  private FedServer wheezy(String name, String version) {
    return server("7").dpkg(name, version);
  }

  private FedServer server(String release) {
    return new FedServer("debian", release, folder);
  }

  private FedServer centos6() {
    return new FedServer("centos", "6.5", folder);
  }

  private static byte[] zip(Map<String, String> members) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (Map.Entry<String, String> member : new TreeMap<>(members).entrySet()) {
        zip.putNextEntry(new ZipEntry(member.getKey()));
        zip.write(member.getValue().getBytes(StandardCharsets.UTF_8));
      }
    }
    return bytes.toByteArray();
  }
}
