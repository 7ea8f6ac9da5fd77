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

  @ParameterizedTest
  @CsvSource({
    "oracle, hard, nofile, 65536, nofile=1024:65536",
    "httpd, -, nofile, unlimited, nofile=1024:65536",
    "*, soft, nofile, 2048, nofile=1024:4096",
    "somebody, hard, nofile, 65536, nofile=1024:4096",
    "httpd, hard, nofile, 9; reboot, nofile=1024:4096",
    "httpd, -, memlock, 64, memlock=65536:65536"
  })
  void aNeededServiceMayOpenAsMuchAsItsUserMight(
      String user, String type, String item, String value, String expected) {
    ContainerPlan plan =
        profile()
            .service("httpd", Verdict.NEEDED, "site")
            .service("oracle", Verdict.NEEDED, "data")
            .limit(user, type, item, value)
            .build()
            .container();

    assertThat(plan.runOptions()).containsSequence("--ulimit", expected);
  }

  @Test
  void kernelParametersFollowIfAContainerCanHaveThem() {
    ContainerPlan plan =
        profile()
            .kernelParameter("kernel.sem", "250\t32000  100 128", true)
            .kernelParameter("net.ipv4.tcp_tw_recycle", "1", true)
            .kernelParameter("vm.swappiness", "10", false)
            .kernelParameter("kernel.msgmax", "$(id)", true)
            .build()
            .container();

    assertThat(plan.runOptions())
        .containsSequence("--sysctl", "kernel.sem=250 32000 100 128")
        .noneMatch(word -> word.contains("recycle") || word.contains("$"));
    assertThat(plan.advice())
        .extracting(advice -> advice.subject())
        .containsExactly("net.ipv4.tcp_tw_recycle", "vm.swappiness");
  }

  @Test
  void theNetworkCardIsKeptForALicenceAlone() {
    assertThat(
            profile()
                .networkCard("00:0C:29:5E:01:AA", "10.1.2.3/24")
                .dependency("own-mac", "00:0c:29:5e:01:aa")
                .build()
                .container()
                .runOptions())
        .doesNotContain("--mac-address");
    assertThat(
            profile()
                .networkCard("00:0C:29:5E:01:AA", "10.1.2.3/24")
                .dependency("licence", "web01 000c295e01aa")
                .build()
                .container()
                .runOptions())
        .containsSequence("--mac-address", "00:0c:29:5e:01:aa");
  }

  @Test
  void anOldAddressIsGivenUnlessMachinesOfItsNetworkAreNeeded() {
    assertThat(listeningOn("10.1.2.254", "192.0.2.9").oldAddress())
        .hasValueSatisfying(
            old -> {
              assertThat(old.subnet()).isEqualTo("10.1.2.0/24");
              assertThat(old.gateway()).isEqualTo("10.1.2.253");
              assertThat(old.used()).isTrue();
            });
    assertThat(listeningOn("10.1.2.3", "10.1.2.9").oldAddress())
        .hasValueSatisfying(old -> assertThat(old.used()).isFalse());
  }

  private static ContainerPlan listeningOn(String address, String peer) {
    return profile()
        .networkCard("00:0c:29:5e:01:aa", address + "/24")
        .dependency("remote-host", peer)
        .service("httpd", Verdict.NEEDED, "site")
        .portOn(address, 80, "httpd")
        .build()
        .container();
  }

  @Test
  void singleRightsAreGivenToThoseWhoNeedThem() {
    ContainerPlan plan =
        profile()
            .service("openvpn", Verdict.NEEDED, "tunnel")
            .service("asterisk", Verdict.NEEDED, "calls")
            .portRange("asterisk", 10_000, 20_000, "udp")
            .service("vsftpd", Verdict.NEEDED, "files")
            .portRange("vsftpd", 30_000, 30_100, "tcp")
            .build()
            .container();

    assertThat(plan.runOptions())
        .containsSequence("--cap-add", "NET_ADMIN", "--device", "/dev/net/tun")
        .doesNotContain("SYS_NICE", "--privileged");
    assertThat(plan.portRanges()).extracting(range -> range.service()).containsExactly("vsftpd");
    assertThat(plan.advice()).extracting(advice -> advice.subject()).containsExactly("asterisk");
  }

  @Test
  void volumesNeverLieOverProgramsNorInEachOther() {
    ContainerPlan plan =
        profile()
            .database("mysql", "5.0", "/data/mysql")
            .data("/data/mysql/shop", "data", true)
            .data("/var/spool/mail", "mailboxes", true)
            .data("/usr/share/data", "data", true)
            .data("/etc", "data", true)
            .data("/srv", "data", true)
            .data("/srv/shop/uploads", "uploads", false)
            .build()
            .container();

    assertThat(plan.volumes()).containsExactly("/data/mysql", "/var/spool/mail");
    assertThat(plan.dataDirectories())
        .extracting(directory -> directory.path())
        .containsExactly("/data/mysql", "/var/spool/mail", "/srv/shop/uploads");
  }
}
