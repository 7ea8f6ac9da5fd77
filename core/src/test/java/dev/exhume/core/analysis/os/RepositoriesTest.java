package dev.exhume.core.analysis.os;

import static dev.exhume.testdata.DeadServers.server;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.exhume.core.profile.Evidence;
import dev.exhume.core.reading.Problems;
import dev.exhume.testdata.ServerBuilder;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RepositoriesTest {
  @ParameterizedTest
  @CsvSource({
    "http://mirror.centos.org/centos/$releasever/os/$basearch/, CentOS",
    "http://mirror.centos.org/centos/5/os/i386/, CentOS 5",
    "http://vault.centos.org/5.11/os/i386/, CentOS 5.11",
    "http://mirrorlist.centos.org/?release=6&arch=x86_64&repo=os, CentOS 6",
    "http://ftp.example.org/pub/CentOS/6.10/os/x86_64, CentOS 6.10",
    "http://download.fedoraproject.org/pub/epel/5/$basearch, Red Hat derivative 5",
    "http://archives.fedoraproject.org/pub/archive/fedora/linux/core/4/i386/os, Fedora 4",
    "http://public-yum.oracle.com/repo/OracleLinux/OL6/latest/x86_64/, Oracle Linux 6",
    "http://ftp.scientificlinux.org/linux/scientific/5x/i386/SL, Scientific Linux 5",
    "http://download.opensuse.org/distribution/11.4/repo/oss/, openSUSE 11.4",
    "http://download.opensuse.org/distribution/leap/15.3/repo/oss/, openSUSE Leap 15.3",
    "http://dl-cdn.alpinelinux.org/alpine/v3.4/main, Alpine Linux 3.4",
    "http://mirrors.slackware.com/slackware/slackware-12.2/, Slackware 12.2",
  })
  void anAddressTellsWhoseItIs(String address, String label) {
    assertThat(claims(server().file("/etc/yum.repos.d/base.repo", "[base]", "baseurl=" + address)))
        .extracting(ReleaseClaim::label)
        .containsExactly(label);
  }

  @Test
  void aRepositoryThatIsSwitchedOffSaysNothing() {
    ServerBuilder server =
        server()
            .file(
                "/etc/yum.repos.d/mixed.repo",
                "[base]",
                "baseurl=http://vault.centos.org/5.11/os/i386/",
                "[other]",
                "baseurl=http://vault.centos.org/6.10/os/i386/",
                "enabled = 0");

    assertThat(claims(server))
        .extracting(ReleaseClaim::label, ReleaseClaim::evidence)
        .containsExactly(tuple("CentOS 5.11", Evidence.line("/etc/yum.repos.d/mixed.repo", 2)));
  }

  @Test
  void aptNamesTheReleaseInEachLine() {
    ServerBuilder server =
        server()
            .file(
                "/etc/apt/sources.list",
                "# deb http://archive.debian.org/debian etch main",
                "deb http://archive.debian.org/debian lenny main contrib",
                "deb http://security.debian.org/ lenny/updates main",
                "deb [trusted=yes] http://packages.example.com/apt squeeze main",
                "deb http://ftp.debian.org/debian stable main")
            .file(
                "/etc/apt/sources.list.d/u.list",
                "deb [arch=amd64] http://archive.ubuntu.com/ubuntu hardy-updates main");

    assertThat(claims(server))
        .extracting(ReleaseClaim::label)
        .containsExactly("Debian GNU/Linux 5.0", "Debian GNU/Linux", "Ubuntu 8.04");
  }

  @Test
  void linesWithoutAnAddressSayNothing() {
    assertThat(
            claims(
                server()
                    .file("/etc/yum.conf", "# see centos.org", "exclude=archlinux gentoo.org")
                    .file("/etc/apt/sources.list", "deb", "deb x", "deb [a b")))
        .isEmpty();
  }

  @Test
  @Timeout(20)
  void hostileFilesEnd() {
    String line = "baseurl=http://mirror.centos.org/" + "a/".repeat(900);
    ServerBuilder server = server();
    for (int i = 0; i < 20; i++) {
      server.file("/etc/yum.repos.d/" + i + ".repo", (line + "\n").repeat(500));
    }

    assertThat(claims(server)).hasSizeLessThan(3);
  }

  private static List<ReleaseClaim> claims(ServerBuilder server) {
    return Repositories.claims(server.root(), new Problems());
  }
}
