package dev.exhume.core.analysis.host;

import static dev.exhume.testdata.DeadServers.server;
import static org.assertj.core.api.Assertions.assertThat;

import dev.exhume.core.profile.Evidence;
import dev.exhume.core.profile.FactEvidence;
import dev.exhume.core.profile.Host;
import dev.exhume.core.profile.Host.HostsEntry;
import dev.exhume.core.profile.Packages;
import dev.exhume.core.profile.Problem;
import dev.exhume.core.reading.Problems;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HostDetectorTest {
  private final Problems problems = new Problems();

  @Nested
  class Hostname {
    @ParameterizedTest
    @CsvSource({
      "/etc/HOSTNAME, web01.example.com",
      "/etc/hostname, web01.example.com",
      "/etc/sysconfig/network, HOSTNAME=web01.example.com",
      "/etc/conf.d/hostname, 'hostname=\"web01.example.com\"'",
    })
    void standsWhereItsDistributionWritesIt(String path, String line) {
      assertThat(detect(server().file(path, "# name", line).root()).hostname())
          .contains("web01.example.com");
    }

    @Test
    void isTheOneThatSomebodyChoseRatherThanTheInstallers() {
      Path root =
          server()
              .file("/etc/HOSTNAME", "localhost.localdomain")
              .file("/etc/sysconfig/network", "NETWORKING=yes", "HOSTNAME=web01")
              .root();

      assertThat(detect(root).hostname()).contains("web01");
    }

    @Test
    void isTheInstallersWhenNobodyChoseOne() {
      Path root = server().file("/etc/sysconfig/network", "HOSTNAME=localhost.localdomain").root();

      assertThat(detect(root).hostname()).contains("localhost.localdomain");
    }

    @ParameterizedTest
    @ValueSource(strings = {"it's \"web\" 01", "$(touch pwned);x", "web01 `id`", "-rf /"})
    void isReportedAsItIsWhateverItHolds(String name) {
      assertThat(detect(server().file("/etc/hostname", name).root()).hostname()).contains(name);
    }

    @Test
    void isNoneWhenItIsLongerThanAnyName() {
      Path root = server().file("/etc/hostname", "x".repeat(256)).root();

      assertThat(detect(root).hostname()).isEmpty();
      assertThat(problems.sorted())
          .containsExactly(
              Problem.of("/etc/hostname", "holds no host name: it has 256 characters"));
    }

    @Test
    void isUnknownWhenNoFileNamesIt() {
      Path root = server().file("/etc/hostname", "", "# none").directory("/etc/HOSTNAME").root();

      assertThat(detect(root).hostname()).isEmpty();
    }
  }

  @Nested
  class Timezone {
    @ParameterizedTest
    @CsvSource({
      "/etc/timezone, America/Los_Angeles",
      "/etc/conf.d/clock, 'TIMEZONE=\"America/Los_Angeles\"'",
      "/etc/sysconfig/clock, 'ZONE=\"America/Los_Angeles\"'",
      "/etc/sysconfig/clock, 'TIMEZONE=\"America/Los_Angeles\"'",
    })
    void standsWhereItsDistributionWritesIt(String path, String line) {
      assertThat(detect(server().file(path, line).root()).timezone())
          .contains("America/Los_Angeles");
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "/usr/share/zoneinfo/America/Los_Angeles",
          "../usr/share/zoneinfo/America/Los_Angeles"
        })
    void isWhatTheLinkOfTheClockPointsTo(String target) {
      Path root =
          server().link("/etc/localtime", target).file("/etc/timezone", "Europe/Berlin").root();

      assertThat(detect(root).timezone()).contains("America/Los_Angeles");
    }

    @Test
    void isUnknownWhenTheClockIsACopyOrALinkToSomethingElse() {
      assertThat(detect(server().file("/etc/localtime", "TZif").root()).timezone()).isEmpty();
      assertThat(detect(server().link("/etc/localtime", "localtime").root()).timezone()).isEmpty();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "/etc/sysconfig/i18n, 'LANG=\"de_DE.UTF-8\"'",
    "/etc/sysconfig/language, 'RC_LANG=\"de_DE.UTF-8\"'",
    "/etc/default/locale, LANG=de_DE.UTF-8",
    "/etc/locale.conf, LANG=de_DE.UTF-8",
    "/etc/profile.d/lang.sh, export LANG=de_DE.UTF-8",
    "/etc/environment, 'LANG=\"de_DE.UTF-8\"'",
  })
  void theLocaleStandsWhereItsDistributionWritesIt(String path, String line) {
    assertThat(detect(server().file(path, line).root()).locale()).contains("de_DE.UTF-8");
  }

  @Test
  void everyFactIsToldWithWhereItStands() {
    Path root =
        server()
            .file("/etc/sysconfig/network", "NETWORKING=yes", "HOSTNAME=web01.example.com")
            .link("/etc/localtime", "/usr/share/zoneinfo/Europe/Berlin")
            .file("/etc/sysconfig/i18n", "LANG=de_DE")
            .root();

    assertThat(detect(root).evidence())
        .containsExactly(
            new FactEvidence("hostname", Evidence.line("/etc/sysconfig/network", 2)),
            new FactEvidence("locale", Evidence.line("/etc/sysconfig/i18n", 1)),
            new FactEvidence("timezone", Evidence.file("/etc/localtime")));
  }

  @Test
  void nameserversAreInTheOrderInWhichTheyWereAsked() {
    Path root =
        server()
            .file(
                "/etc/resolv.conf",
                "; generated by dhclient",
                "search example.com",
                "nameserver 10.1.2.2",
                "nameserver\t10.1.2.1 # second",
                "nameserver 10.1.2.2",
                "#nameserver 10.9.9.9",
                "nameserver")
            .root();

    assertThat(detect(root).nameservers()).containsExactly("10.1.2.2", "10.1.2.1");
    assertThat(detect(root).evidence())
        .containsExactly(new FactEvidence("nameservers", Evidence.line("/etc/resolv.conf", 3)));
  }

  @Test
  void hostsOtherThanTheLoopbackAreListedWithTheirLines() {
    Path root =
        server()
            .file(
                "/etc/hosts",
                "# Do not remove the following line",
                "127.0.0.1 localhost.localdomain localhost",
                "127.0.1.1 web01",
                "::1 ip6-localhost",
                "ff02::1 ip6-allnodes",
                "10.1.2.9\tdb.example.com db # the database",
                "db2.example.com 10.1.2.10",
                "10.1.2.11")
            .root();

    assertThat(detect(root).hostsEntries())
        .containsExactly(
            new HostsEntry(
                "10.1.2.9", List.of("db.example.com", "db"), Evidence.line("/etc/hosts", 6)));
  }

  @Test
  void aServerThatSaysNothingHasNothing() {
    assertThat(detect(server().root()))
        .isEqualTo(
            new Host(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                List.of(),
                List.of()));
    assertThat(problems.sorted()).isEmpty();
  }

  private Host detect(Path root) {
    return HostDetector.detect(root, Packages.unknown(), problems);
  }
}
