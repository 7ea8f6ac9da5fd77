package dev.exhume.core.analysis.vulnerabilities.feeds;

import static org.assertj.core.api.Assertions.assertThat;

import dev.exhume.core.analysis.vulnerabilities.Advisory;
import dev.exhume.core.profile.Severity;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RedHatFeedTest {
  /** As the interface of Red Hat answers. */
  private static final String SHELLSHOCK =
      """
      {"threat_severity": "Critical", "public_date": "2014-09-24T14:00:00Z",
       "bugzilla": {"description": "bash", "id": "1141597"},
       "cvss": {"cvss_base_score": "10.0", "status": "verified"},
       "details": ["GNU Bash through 4.3 ..."],
       "affected_release": [
        {"product_name": "Red Hat Enterprise Linux 4 Extended Lifecycle Support",
         "release_date": "2014-09-24T00:00:00Z", "advisory": "RHSA-2014:1294",
         "package": "bash-0:3.0-27.el4.2", "cpe": "cpe:/o:redhat:rhel_els:4"},
        {"product_name": "Red Hat Enterprise Linux 5", "advisory": "RHSA-2014:1293",
         "package": "bash-0:3.2-33.el5.1", "cpe": "cpe:/o:redhat:enterprise_linux:5"},
        {"product_name": "Red Hat Enterprise Linux 5.9 EUS", "advisory": "RHSA-2014:1294",
         "package": "bash-0:3.2-32.el5_9.2", "cpe": "cpe:/o:redhat:rhel_eus:5.9"}],
       "package_state": [
        {"product_name": "Red Hat Enterprise Linux 5", "fix_state": "Affected",
         "package_name": "bash", "cpe": "cpe:/o:redhat:enterprise_linux:5"},
        {"product_name": "Red Hat Enterprise Linux 6", "fix_state": "Will not fix",
         "package_name": "bash", "cpe": "cpe:/o:redhat:enterprise_linux:6"},
        {"product_name": "Red Hat Enterprise Linux 7", "fix_state": "Not affected",
         "package_name": "bash", "cpe": "cpe:/o:redhat:enterprise_linux:7"},
        {"product_name": "Red Hat Enterprise Linux 8", "fix_state": "Under investigation",
         "package_name": "bash", "cpe": "cpe:/o:redhat:enterprise_linux:8"}],
       "name": "CVE-2014-6271"}
      """;

  @TempDir private Path folder;

  @Test
  void theBuildForTheReleaseItselfCounts() throws IOException {
    FedServer server = server("5.9", "3.2", "32.el5").feed("CVE-2014-6271.json", SHELLSHOCK);

    assertThat(server.verdicts())
        .containsExactly(
            "CVE-2014-6271 of bash: VULNERABLE, fixed in 0:3.2-33.el5.1 (RHSA-2014:1293)");
    assertThat(server.advisories())
        .extracting(advisory -> advisory.origin().flatMap(Advisory.Origin::severity))
        .contains(Optional.of(Severity.CRITICAL));
    assertThat(server("5.11", "3.2", "33.el5.1").verdicts())
        .containsExactly(
            "CVE-2014-6271 of bash: FIXED, fixed since 0:3.2-33.el5.1 (RHSA-2014:1293)");
  }

  @Test
  void whatIsMendedAfterTheEndIsSold() throws IOException {
    assertThat(server("4.9", "3.0", "27.el4").feed("a.json", SHELLSHOCK).verdicts())
        .containsExactly(
            "CVE-2014-6271 of bash: VULNERABLE, its fix, 0:3.0-27.el4.2 (RHSA-2014:1294), was sold"
                + " to subscribers only and never public");
  }

  @Test
  void theStateOfAPackageStandsWhereNoBuildIsNamed() throws IOException {
    assertThat(server("6.5", "4.1.2", "15.el6").feed("a.json", SHELLSHOCK).verdicts())
        .containsExactly(
            "CVE-2014-6271 of bash: VULNERABLE, no fix was ever published for this release");
    assertThat(server("7.0", "4.2.45", "5.el7").verdicts())
        .containsExactly(
            "CVE-2014-6271 of bash: NOT_AFFECTED, no build of this release ever had it");
    assertThat(server("8.0", "4.4", "1.el8").verdicts()).isEmpty();
  }

  @Test
  void oneReleaseMayStandWithoutAnArray() throws IOException {
    String single =
        """
        {"name": "CVE-2014-6271", "cvss3": {"cvss3_base_score": "9.8"},
         "affected_release": {"package": "bash-0:3.2-33.el5.1", "advisory": "RHSA-2014:1293",
          "cpe": "cpe:/o:redhat:enterprise_linux:5"}}
        """;

    assertThat(server("5.9", "3.2", "32.el5").feed("a.json", single).verdicts()).hasSize(1);
  }

  @Test
  void aTableLikeOurOwnIsRead() throws IOException {
    String table =
        """
        # Ours
        cve\tecosystem\trelease\tpackage\tstatus\tsince\tfixed\tadvisory
        CVE-2030-1\trhel\t5\tbash\tfixed\t\t0:3.2-40.el5\tRHSA-2030:1
        CVE-2030-2\trhel\t6\tbash\tnever-fixed
        """;

    assertThat(server("5.9", "3.2", "32.el5").feed("a.tsv", table).verdicts())
        .containsExactly("CVE-2030-1 of bash: VULNERABLE, fixed in 0:3.2-40.el5 (RHSA-2030:1)");
  }

  @Test
  void aRowThatSaysWhatNoTableKnowsIsToldWithItsLine() throws IOException {
    FedServer server =
        server("5.9", "3.2", "32.el5")
            .feed(
                "a.tsv",
                """
                cve\tecosystem\trelease\tpackage\tstatus\tsince\tfixed\tadvisory
                CVE-2030-1\trhel\t5\tbash\tfixed
                """);

    assertThat(server.verdicts()).isEmpty();
    assertThat(server.problems())
        .containsExactly(
            "a.tsv: is not used from here on: the table:2 does not say what it is fixed in");
  }

  private FedServer server(String release, String version, String build) {
    return new FedServer("centos", release, folder)
        .rpm("bash", version, build, "bash-" + version + "-" + build + ".src.rpm");
  }
}
