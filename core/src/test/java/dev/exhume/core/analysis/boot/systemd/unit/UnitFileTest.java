package dev.exhume.core.analysis.boot.systemd.unit;

import static dev.exhume.testdata.DeadServers.server;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import dev.exhume.core.reading.Problems;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class UnitFileTest {
  @Test
  void assignmentsBelongToTheSectionAboveThem() {
    assertThat(settings("[Unit]", "Description = An app ", "", "[Service]", "User=app"))
        .extracting(UnitSetting::section, UnitSetting::key, UnitSetting::value)
        .containsExactly(tuple("Unit", "Description", "An app"), tuple("Service", "User", "app"));
  }

  @Test
  void aBackslashJoinsTheNextLineAndCommentsInBetweenDoNotCount() {
    List<UnitSetting> settings =
        settings(
            "[Service]",
            "ExecStart=/bin/app \\",
            "# a comment",
            "  --port 80 \\",
            "  -v",
            "User=a");

    assertThat(settings)
        .extracting(UnitSetting::value)
        .containsExactly("/bin/app  --port 80  -v", "a");
    assertThat(settings.get(0).line().number()).isEqualTo(2);
  }

  @Test
  void commentsStartWithEitherSign() {
    assertThat(settings("[Unit]", "#A=1", ";B=2", "C=3 # no comment"))
        .extracting(UnitSetting::value)
        .containsExactly("3 # no comment");
  }

  @Test
  void anotherFileIsTakenInWhereTheFirstReleasesAllowedIt() {
    Path root =
        server()
            .file("/lib/systemd/system/a.service", "[Service]", "User=a", "Nice=1")
            .file(
                "/etc/systemd/system/a.service",
                ".include /lib/systemd/system/a.service",
                "[Service]",
                "User=b")
            .root();

    assertThat(UnitFile.read(root, root.resolve("etc/systemd/system/a.service"), new Problems()))
        .extracting(UnitSetting::value)
        .containsExactly("a", "1", "b");
  }

  @Test
  void aFileThatTakesItselfInEnds() {
    Path root = server().file("/a.service", "[Unit]", "A=1", ".include /a.service").root();

    assertThat(UnitFile.read(root, root.resolve("a.service"), new Problems())).hasSizeLessThan(20);
  }

  @Test
  @Timeout(60)
  void aFileThatTakesItselfInManyTimesEnds() {
    String[] lines = new String[100];
    Arrays.fill(lines, ".include /a.service");
    lines[0] = "A=1";
    Path root = server().file("/a.service", lines).root();

    assertThat(UnitFile.read(root, root.resolve("a.service"), new Problems())).hasSizeLessThan(20);
  }

  private static List<UnitSetting> settings(String... lines) {
    Path root = server().file("/a.service", lines).root();
    return UnitFile.read(root, root.resolve("a.service"), new Problems());
  }
}
