package dev.exhume.core.analysis.boot.systemd.unit;

import static dev.exhume.testdata.DeadServers.server;
import static org.assertj.core.api.Assertions.assertThat;

import dev.exhume.core.reading.Problems;
import dev.exhume.testdata.ServerBuilder;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConditionsTest {
  private static ServerBuilder machine() {
    return server()
        .file("/etc/app.conf", "a")
        .bytes("/etc/empty", new byte[0])
        .directory("/etc/void")
        .executable("/usr/bin/app", "")
        .link("/etc/link", "app.conf");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ConditionPathExists=/etc/app.conf",
        "ConditionPathExists=!/etc/gone",
        "ConditionPathExistsGlob=/etc/*.conf",
        "ConditionPathIsDirectory=/etc",
        "ConditionPathIsSymbolicLink=/etc/link",
        "ConditionDirectoryNotEmpty=/etc",
        "ConditionFileNotEmpty=/etc/app.conf",
        "ConditionFileIsExecutable=/usr/bin/app",
        "ConditionVirtualization=!container",
        "AssertPathExists=/etc/%p.conf"
      })
  void holdsWhatIsSoOnTheDisk(String condition) {
    assertThat(holds(condition)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ConditionPathExists=/etc/gone",
        "ConditionPathExists=! /etc/app.conf",
        "ConditionPathExistsGlob=/etc/*.gone",
        "ConditionPathIsDirectory=/etc/app.conf",
        "ConditionPathIsSymbolicLink=/etc/app.conf",
        "ConditionDirectoryNotEmpty=/etc/void",
        "ConditionFileNotEmpty=/etc/empty",
        "ConditionFileIsExecutable=/etc/app.conf",
        "ConditionVirtualization=container",
        "AssertPathExists=/etc/gone"
      })
  void failsWhatIsNotSo(String condition) {
    assertThat(holds(condition)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ConditionPathExists=/run/app.sock",
        "ConditionPathExists=!/dev/tty0",
        "ConditionPathExists=/proc/fs/nfs",
        "ConditionVirtualization=kvm",
        "ConditionKernelCommandLine=quiet",
        "ConditionFileNotEmpty=/lib/modules/%v/modules.devname",
        "ConditionCapability=CAP_SYS_ADMIN"
      })
  void whatNoDiskTellsHoldsNothingBack(String condition) {
    assertThat(holds(condition)).isTrue();
  }

  @Test
  void ofAlternativesOneIsEnough() {
    assertThat(holds("ConditionPathExists=|/etc/gone", "ConditionPathExists=|/etc/app.conf"))
        .isTrue();
    assertThat(holds("ConditionPathExists=|/etc/gone", "ConditionPathExists=|/etc/lost")).isFalse();
    assertThat(holds("ConditionPathExists=|!/etc/gone")).isTrue();
  }

  @Test
  void anEmptyConditionDropsAllBeforeIt() {
    assertThat(holds("ConditionPathExists=/etc/gone", "ConditionFileNotEmpty=")).isTrue();
  }

  private static boolean holds(String... conditions) {
    String[] lines = new String[conditions.length + 1];
    lines[0] = "[Unit]";
    System.arraycopy(conditions, 0, lines, 1, conditions.length);
    Path root = machine().file("/etc/systemd/system/app.service", lines).root();
    Problems problems = new Problems();
    Unit unit = Units.of(root, problems).get(UnitName.parse("app.service").orElseThrow());
    return new Conditions(root, Specifiers.of(root, problems), problems).failed(unit).isEmpty();
  }
}
