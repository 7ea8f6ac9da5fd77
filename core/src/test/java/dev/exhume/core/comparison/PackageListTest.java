package dev.exhume.core.comparison;

import static org.assertj.core.api.Assertions.assertThat;

import dev.exhume.core.profile.Packages;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PackageListTest {
  @ParameterizedTest
  @CsvSource({
    "bash-3.0-19.2,                          bash, , 3.0, 19.2,",
    "httpd-2.0.52-38.ent.centos4.i386,       httpd, , 2.0.52, 38.ent.centos4, i386",
    "gpg-pubkey-443e1821-421f218f.(none),    gpg-pubkey, , 443e1821, 421f218f,",
    "perl-Compress-Zlib-1.42-1.el4.x86_64,   perl-Compress-Zlib, , 1.42, 1.el4, x86_64",
    "jdk-2000:1.5.0_09-fcs.i586,             jdk, 2000, 1.5.0_09, fcs, i586",
    "kernel-2.6.9-67.0.1.EL,                 kernel, , 2.6.9, 67.0.1.EL,",
  })
  void aLineOfRpmIsTakenApart(
      String line, String name, Long epoch, String version, String release, String architecture) {
    Packages packages = PackageList.of(List.of(line)).orElseThrow();

    assertThat(packages.manager()).contains("rpm");
    assertThat(packages.items())
        .singleElement()
        .satisfies(
            item -> {
              assertThat(item.name()).isEqualTo(name);
              assertThat(item.epoch()).isEqualTo(Optional.ofNullable(epoch));
              assertThat(item.version()).isEqualTo(version);
              assertThat(item.release()).contains(release);
              assertThat(item.architecture()).isEqualTo(Optional.ofNullable(architecture));
            });
  }

  @Test
  void aLineOfManyDashesIsReadInBoundedStack() {
    assertThat(PackageList.of(List.of("a" + "-1".repeat(1_000_000)))).isPresent();
  }

  @Test
  void theTableOfDpkgIsReadWithoutWhatWasRemoved() {
    Packages packages =
        PackageList.of(
                """
                Desired=Unknown/Install/Remove/Purge/Hold
                | Status=Not/Inst/Conf-files/Unpacked/halF-conf/Half-inst/trig-aWait/Trig-pend
                |/ Err?=(none)/Reinst-required (Status,Err: uppercase=bad)
                ||/ Name           Version                Architecture Description
                +++-==============-======================-============-=================
                ii  apache2        2.2.9-10+lenny11       i386         Apache HTTP Server
                hi  libc6:amd64    2:2.7-18lenny7         amd64        GNU C Library
                rc  exim4          4.69-9+lenny4          all          mail transport
                un  sendmail       <none>                 <none>       (no description)
                """
                    .lines()
                    .toList())
            .orElseThrow();

    assertThat(packages.manager()).contains("dpkg");
    assertThat(packages.items())
        .extracting(item -> item.name() + " " + item.epoch() + " " + item.version())
        .containsExactly(
            "apache2 Optional.empty 2.2.9-10+lenny11", "libc6 Optional[2] 2.7-18lenny7");
  }

  @Test
  void selectionsOfDpkgHaveNamesAlone() {
    Packages packages =
        PackageList.of(List.of("adduser\t\t\tinstall", "apache2\t\t\tdeinstall", "libc6:i386 hold"))
            .orElseThrow();

    assertThat(packages.items())
        .extracting(Packages.Item::name)
        .containsExactly("adduser", "libc6");
    assertThat(packages.items()).allMatch(item -> item.version().isEmpty());
  }

  @ParameterizedTest
  @CsvSource({
    "libstdc++6-4.4-dev-4.4.5-8.amd64, libstdc++6-4.4-dev, 4.4.5-8",
    "base-files-6.0squeeze.all,        base-files,         6.0squeeze",
  })
  void ourOwnLinesOfDebianPackagesAreTakenApart(String line, String name, String version) {
    assertThat(PackageList.of(List.of(line)).orElseThrow().items())
        .singleElement()
        .satisfies(
            item -> assertThat(item.name() + " " + item.version()).isEqualTo(name + " " + version));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "# nothing but a comment",
        "scsi0:0.fileName = \"web01.vmdk\"",
        "Dear Sir or Madam",
        "<VirtualBox version=\"1.4\">",
        "root:x:0:0:root:/root:/bin/bash",
        "/etc/passwd",
        "-",
        "bash-3.0-19.2 and more"
      })
  void otherTextIsNoList(String line) {
    assertThat(PackageList.of(List.of(line))).isEmpty();
  }
}
