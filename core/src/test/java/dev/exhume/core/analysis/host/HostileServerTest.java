package dev.exhume.core.analysis.host;

import static dev.exhume.testdata.DeadServers.server;
import static org.assertj.core.api.Assertions.assertThat;

import dev.exhume.core.analysis.accounts.AccountDetector;
import dev.exhume.core.analysis.activity.ActivityDetector;
import dev.exhume.core.profile.Activity;
import dev.exhume.core.profile.Packages;
import dev.exhume.core.reading.Problems;
import dev.exhume.testdata.ServerBuilder;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Servers on which every file that is read is something else than it should be. */
class HostileServerTest {
  private static final List<String> FILES =
      List.of(
          "/etc/HOSTNAME",
          "/etc/hostname",
          "/etc/sysconfig/network",
          "/etc/sysconfig/network-scripts/ifcfg-eth0",
          "/etc/conf.d/hostname",
          "/etc/timezone",
          "/etc/localtime",
          "/etc/sysctl.conf",
          "/etc/security/limits.conf",
          "/etc/modules",
          "/etc/modprobe.conf",
          "/etc/sysconfig/clock",
          "/etc/sysconfig/i18n",
          "/etc/default/locale",
          "/etc/network/interfaces",
          "/etc/rc.d/rc.inet1.conf",
          "/etc/resolv.conf",
          "/etc/hosts",
          "/etc/fstab",
          "/etc/passwd",
          "/etc/shadow",
          "/var/log/lastlog",
          "/var/log/wtmp",
          "/var/lib/dpkg/info",
          "/.autofsck");

  @Test
  void filesThatAreDirectoriesSayNothing() {
    ServerBuilder server = server();
    FILES.forEach(server::directory);

    assertNothingIsKnown(server.root());
  }

  @Test
  void filesThatAreLinksToThemselvesSayNothing() {
    ServerBuilder server = server();
    FILES.forEach(file -> server.link(file, file));

    assertNothingIsKnown(server.root());
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6, 7})
  void filesOfGarbageBreakNothing(int seed) {
    Random random = new Random(seed);
    ServerBuilder server = server();
    for (String file : FILES) {
      byte[] garbage = new byte[random.nextInt(4096)];
      random.nextBytes(garbage);
      server.bytes(file, garbage);
    }
    Path root = server.root();

    assertThat(HostDetector.detect(root, Packages.unknown(), new Problems()).interfaces())
        .hasSizeLessThan(2);
    assertThat(AccountDetector.detect(root, new Problems())).isEmpty();
    assertThat(MountDetector.detect(root, new Problems())).hasSizeLessThan(2);
    assertThat(activity(root).lastShutdownClean()).contains(false);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {" ", ":", "0", "x", "=", "'", "\\", "$", "1.", "/", "\0", "IPADDR=", "::"})
  void aLineOfManyThousandsIsReadInTime(String unit) {
    String line = unit.repeat((1 << 18) / unit.length()) + "!";
    ServerBuilder server = server();
    FILES.forEach(file -> server.file(file, line, "x " + line));
    Path root = server.root();

    assertThat(HostDetector.detect(root, Packages.unknown(), new Problems()).hostsEntries())
        .isEmpty();
    assertThat(AccountDetector.detect(root, new Problems())).isEmpty();
    assertThat(MountDetector.detect(root, new Problems())).hasSizeLessThan(3);
  }

  private static void assertNothingIsKnown(Path root) {
    assertThat(HostDetector.detect(root, Packages.unknown(), new Problems()).hostname()).isEmpty();
    assertThat(HostDetector.detect(root, Packages.unknown(), new Problems()).interfaces())
        .allSatisfy(found -> assertThat(found.addresses()).isEmpty());
    assertThat(MountDetector.detect(root, new Problems())).isEmpty();
    assertThat(AccountDetector.detect(root, new Problems())).isEmpty();
    assertThat(activity(root).lastBoot()).isEmpty();
  }

  private static Activity activity(Path root) {
    return ActivityDetector.detect(root, Packages.unknown(), Optional.empty(), new Problems());
  }
}
