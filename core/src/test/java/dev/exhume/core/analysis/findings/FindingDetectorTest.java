package dev.exhume.core.analysis.findings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.exhume.core.analysis.databases.ShutdownMarks;
import dev.exhume.core.analysis.mounts.MissingMount;
import dev.exhume.core.profile.Account;
import dev.exhume.core.profile.Database;
import dev.exhume.core.profile.Evidence;
import dev.exhume.core.profile.Finding;
import dev.exhume.core.profile.Host;
import dev.exhume.core.profile.MountStatus;
import dev.exhume.core.profile.OperatingSystem;
import dev.exhume.core.profile.Severity;
import dev.exhume.core.profile.ShutdownState;
import dev.exhume.core.profile.Source.Mount;
import dev.exhume.core.profile.SystemBuilder;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FindingDetectorTest {
  private static final Instant IN_2026 = Instant.parse("2026-01-31T09:30:00Z");

  @Test
  void aServerThatIsWellHasNoFindings() {
    Database clean = database(ShutdownState.CLEAN);
    Account locked = account("daemon", Optional.of("locked"), false);
    assertThat(
            findings(
                endingOn("2031-05-31"),
                List.of(),
                List.of(clean),
                ShutdownMarks.none(),
                List.of(locked)))
        .isEmpty();
  }

  @Test
  void aDistributionPastItsEndIsNamedWithTheDay() {
    Finding finding = only(of(endingOn("2012-02-29")));
    assertThat(finding.id()).isEqualTo("end-of-life");
    assertThat(finding.title()).contains("CentOS 4.6").contains("2012-02-29");
    assertThat(finding.remedy()).contains("vault.centos.org");
  }

  @Test
  void theLastDayOfSupportIsStillSupported() {
    assertThat(of(endingOn("2026-01-31"))).isEmpty();
    assertThat(of(endingOn("2026-01-30"))).hasSize(1);
  }

  @Test
  void aReleaseThatVolunteersRepairForEverybodyIsSaidToBeSoAndUntilWhen() {
    OperatingSystem bullseye =
        SystemBuilder.system("debian", "11.11").name("Debian").endOfLife("2026-08-31").build();
    Finding finding = only(of(bullseye));
    assertThat(finding.severity()).isEqualTo(Severity.LOW);
    assertThat(finding.title())
        .isEqualTo("Debian 11.11 is repaired by its LTS team, until 2026-08-31");
    assertThat(finding.detail()).contains("2024-08-14");
  }

  @Test
  void supportThatIsSoldIsToldWhileItLasts() {
    OperatingSystem rhel7 =
        SystemBuilder.system("rhel", "7.9").name("RHEL").endOfLife("2024-06-30").build();
    Finding finding = only(of(rhel7));
    assertThat(finding.severity()).isEqualTo(Severity.HIGH);
    assertThat(finding.detail()).endsWith("Fixes are sold until 2029-05-31 (ELS add-on).");
    OperatingSystem rhel5 =
        SystemBuilder.system("rhel", "5.11").name("RHEL").endOfLife("2017-03-31").build();
    assertThat(only(of(rhel5)).detail()).doesNotContain("sold");
  }

  @Test
  void eachVolumeThatIsNotHereIsAFinding() {
    Finding finding =
        only(
            findings(
                OperatingSystem.unknown(),
                List.of(missing("/data", false, "nginx serves a site from /data")),
                List.of(),
                ShutdownMarks.none(),
                List.of()));
    assertThat(finding.id()).isEqualTo("missing-mount");
    assertThat(finding.title()).startsWith("/data");
    assertThat(finding.evidence()).containsExactly(Evidence.line("/etc/fstab", 9));
    assertThat(finding.severity()).isEqualTo(Severity.HIGH);
    assertThat(finding.detail())
        .isEqualTo(
            "The server mounted nas:/export/data (nfs) there; the directory is empty. Likely on it:"
                + " files. What needs it: nginx serves a site from /data.");
    assertThat(finding.remedy()).isEqualTo("Look for it.");
  }

  @Test
  void aMissingVolumeOfScratchFilesMattersLittleUnlessSomethingNeedsIt() {
    assertThat(MissingMountFinding.of(List.of(missing("/tmp", true))))
        .extracting(Finding::severity)
        .containsExactly(Severity.LOW);
    assertThat(MissingMountFinding.of(List.of(missing("/tmp", true, "home of eve"))))
        .extracting(Finding::severity)
        .containsExactly(Severity.HIGH);
  }

  @Test
  void aDatabaseThatWasKilledIsAFindingWithWhatSpeaksForIt() {
    Finding finding =
        only(
            findings(
                OperatingSystem.unknown(),
                List.of(),
                List.of(database(ShutdownState.UNCLEAN), database(ShutdownState.UNKNOWN)),
                ShutdownMarks.none(),
                List.of()));
    assertThat(finding.severity()).isEqualTo(Severity.HIGH);
    assertThat(finding.detail()).isEqualTo("What shows it: mysql.sock is left.");
  }

  @Test
  void aMachineThatLostPowerIsAFinding() {
    ShutdownMarks marks =
        new ShutdownMarks(
            ShutdownState.UNCLEAN,
            List.of(Evidence.file("/.autofsck")),
            List.of(),
            "/.autofsck is there.",
            List.of());
    assertThat(
            only(findings(OperatingSystem.unknown(), List.of(), List.of(), marks, List.of())).id())
        .isEqualTo("unclean-shutdown");
  }

  @Test
  void accountsThatAnybodyCanUseAreNamedTogether() {
    Finding finding =
        only(
            findings(
                OperatingSystem.unknown(),
                List.of(),
                List.of(),
                ShutdownMarks.none(),
                List.of(
                    account("guest", Optional.of("none"), true),
                    account("test", Optional.of("none"), true),
                    account("nologin", Optional.of("none"), false),
                    account("root", Optional.of("md5-crypt"), true))));
    assertThat(finding.title()).isEqualTo("Accounts without a password: guest, test");
  }

  @Test
  void ofEquallyBadFindingsWhatStopsTheServerComesFirstThenDataThenHolesAsTheirDetectorHasThem() {
    List<Finding> findings =
        FindingDetector.detect(
            new FindingEvidence(
                OperatingSystem.unknown(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                ShutdownMarks.none(),
                List.of(),
                Host.unknown(),
                List.of(),
                List.of(finding("z-hole", "vulnerability"), finding("a-hole", "vulnerability")),
                List.of(
                    finding("b-clock", "time"),
                    finding("c-secret", "secret"),
                    finding("d-root-kit", "break-in"),
                    finding("e-mount", "missing-data"),
                    finding("f-torn", "data"))),
            IN_2026);

    assertThat(findings)
        .extracting(Finding::id)
        .containsExactly(
            "e-mount", "f-torn", "d-root-kit", "z-hole", "a-hole", "c-secret", "b-clock");
  }

  private static Finding finding(String id, String kind) {
    return new Finding(id, Severity.HIGH, kind, id, "", "", List.of());
  }

  private static List<Finding> findings(
      OperatingSystem os,
      List<MissingMount> missing,
      List<Database> databases,
      ShutdownMarks marks,
      List<Account> accounts) {
    return FindingDetector.detect(
        new FindingEvidence(
            os,
            List.of(),
            List.of(),
            missing,
            databases,
            marks,
            accounts,
            Host.unknown(),
            List.of(),
            List.of(),
            List.of()),
        IN_2026);
  }

  private static List<Finding> of(OperatingSystem os) {
    return findings(os, List.of(), List.of(), ShutdownMarks.none(), List.of());
  }

  private static Finding only(List<Finding> findings) {
    assertThat(findings).hasSize(1);
    return findings.get(0);
  }

  private static OperatingSystem endingOn(String day) {
    return SystemBuilder.system("centos", "4.6")
        .name("CentOS")
        .endOfLife(day)
        .archiveUrl("http://vault.centos.org/4.6/")
        .build();
  }

  private static MissingMount missing(String point, boolean isScratch, String... uses) {
    Mount mount =
        new Mount(
            "nas:/export" + point,
            point,
            "nfs",
            List.of(),
            MountStatus.MISSING,
            Evidence.line("/etc/fstab", 9));
    return new MissingMount(
        mount,
        Optional.of("files"),
        isScratch,
        "the directory is empty",
        List.of(uses),
        "Look for it.");
  }

  private static Database database(ShutdownState state) {
    return new Database(
        "mysql",
        Optional.empty(),
        "/var/lib/mysql",
        List.of(),
        Optional.empty(),
        state,
        "mysql.sock is left",
        Evidence.file("/var/lib/mysql/mysql.sock"));
  }

  private static Account account(String name, Optional<String> hash, boolean login) {
    return new Account(name, 500, 500, "/", "/bin/sh", login, hash, 0, Optional.empty());
  }
}
