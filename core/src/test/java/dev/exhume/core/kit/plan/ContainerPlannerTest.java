package dev.exhume.core.kit.plan;

import static dev.exhume.core.kit.Profiles.profile;
import static org.assertj.core.api.Assertions.assertThat;

import dev.exhume.core.profile.ContainerPlan;
import dev.exhume.core.profile.ContainerPlan.HostRequirement;
import dev.exhume.core.profile.Verdict;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ContainerPlannerTest {
  @Test
  void onlyNeededServicesStartAndKeepTheirOrder() {
    ContainerPlan plan =
        profile()
            .service("mysqld", Verdict.NEEDED, "data")
            .service("kudzu", Verdict.UNNEEDED, "hardware")
            .service("sendmail", Verdict.CONDITIONAL, "mail")
            .service("httpd", Verdict.NEEDED, "site")
            .build()
            .container();

    assertThat(plan.services()).containsExactly("mysqld", "httpd");
    assertThat(plan.platform()).contains("linux/386");
    assertThat(plan.excludedPaths())
        .containsExactly("/boot", "/dev", "/lost+found", "/proc", "/sys");
  }

  @Test
  void whereNoCommandWouldListenNoPortIsOffered() {
    ContainerPlan plan =
        profile()
            .onDemand("labels", "labels.socket")
            .service("collector", Verdict.NEEDED, "own", List.of())
            .service("httpd", Verdict.NEEDED, "site")
            .port(9100, "tcp", "labels", false)
            .port(7411, "tcp", "collector", false)
            .port(80, "tcp", "httpd", true)
            .build()
            .container();

    assertThat(plan.exposedPorts()).containsExactly("80/tcp", "7411/tcp");
  }

  @Test
  void thePrimaryPortComesFirstThenTheWebThenTheRest() {
    ContainerPlan plan =
        profile()
            .service("app", Verdict.NEEDED, "app")
            .service("httpd", Verdict.NEEDED, "site")
            .service("named", Verdict.NEEDED, "names")
            .service("sshd", Verdict.UNNEEDED, "login")
            .port(53, "udp", "named", false)
            .port(53, "tcp", "named", false)
            .port(22, "tcp", "sshd", false)
            .port(443, "tcp", "httpd", false)
            .port(80, "tcp", "httpd", false)
            .port(8080, "tcp", "app", true)
            .port(8080, "tcp", "app", true)
            .localPort(8005, "app")
            .port(0, "tcp", "app", false)
            .port(70_000, "tcp", "app", false)
            .port(81, "sctp", "app", false)
            .build()
            .container();

    assertThat(plan.exposedPorts())
        .containsExactly("8080/tcp", "80/tcp", "443/tcp", "53/tcp", "53/udp");
  }

  @Test
  void dataOfDatabasesLivesInVolumesIfAnEngineCanNameThem() {
    ContainerPlan plan =
        profile()
            .database("mysql", "5.0", "/var/lib/mysql")
            .database("mysql", "5.0", "/var/lib/mysql")
            .database("postgresql", "9.4", "/data/pg:rw")
            .database("postgresql", "9.4", "/data/../etc")
            .database("postgresql", "9.4", "/")
            .database("postgresql", "9.4", "relative")
            .build()
            .container();

    assertThat(plan.volumes()).containsExactly("/var/lib/mysql");
  }

  @Test
  void theHostNameIsKept() {
    assertThat(profile().hostname("web01.example.com").build().container().runOptions())
        .containsExactly(
            "--ulimit",
            "nofile=1024:4096",
            "--hostname",
            "web01.example.com",
            "--stop-timeout",
            "60");
  }

  @ParameterizedTest
  @ValueSource(strings = {"it's", "a b", "-rm", "x;reboot", "$(id)", "a\nb", ""})
  void aHostNameThatIsNoneIsNotPassedOn(String name) {
    assertThat(profile().hostname(name).build().container().runOptions())
        .doesNotContain("--hostname", name);
  }

  @Test
  void hostsOfTheOldNetworkAreKnownIfConfigurationUsesThem() {
    ContainerPlan plan =
        profile()
            .hostsEntry("10.1.2.9", "db.example.com", "db")
            .hostsEntry("10.1.2.8", "unused")
            .hostsEntry("10.1.2.7;id", "evil")
            .dependency("remote-host", "db.example.com")
            .dependency("remote-host", "evil")
            .dependency("own-address", "db")
            .build()
            .container();

    assertThat(plan.runOptions())
        .containsSequence("--add-host", "db.example.com:10.1.2.9")
        .doesNotContain("db:10.1.2.9", "unused:10.1.2.8")
        .noneMatch(option -> option.contains("evil"));
  }

  @ParameterizedTest
  @CsvSource({
    "postgresql, 8.1.23, true, false",
    "postgresql, 9.2, true, false",
    "postgresql, 9.3, false, false",
    "postgresql, 15, false, false",
    "mysql, 4.1.20, false, false",
    "oracle, 10.2, true, true"
  })
  void sharedMemoryIsRaisedForDatabasesThatNeedIt(
      String engine, String version, boolean segment, boolean device) {
    ContainerPlan plan = profile().database(engine, version, "/data").build().container();

    assertThat(plan.runOptions().contains("kernel.shmmax=68719476736")).isEqualTo(segment);
    assertThat(plan.runOptions().contains("--shm-size")).isEqualTo(device);
  }

  @ParameterizedTest
  @CsvSource({
    "i386, 2.3.4, 'ia32-emulation,seccomp-socketcall,inode-numbers'",
    "i386, 2.3.2, 'ia32-emulation,seccomp-socketcall,inode-numbers,vdso32'",
    "i386, 2.12, 'ia32-emulation,seccomp-socketcall,inode-numbers'",
    "x86_64, 2.12, vsyscall",
    "x86_64, 2.3.4, vsyscall",
    "x86_64, 2.15, ''",
    "x86_64, 2.31, ''"
  })
  void theHostMustOfferWhatTheOldLibraryNeeds(String architecture, String glibc, String ids) {
    ContainerPlan plan = profile().architecture(architecture, glibc).build().container();

    assertThat(plan.hostRequirements())
        .extracting(HostRequirement::id)
        .containsExactly(ids.isEmpty() ? new String[0] : ids.split(","));
  }
}
