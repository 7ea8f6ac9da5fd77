package dev.exhume.core.analysis.boot;

import static dev.exhume.testdata.DeadServers.server;
import static org.assertj.core.api.Assertions.assertThat;

import dev.exhume.core.reading.Problems;
import dev.exhume.core.reading.TextLine;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class LocalScriptTest {
  private static List<TextLine> commands(Path root, String name) {
    return LocalScript.commands(root, name, new Problems());
  }

  @Test
  void theScriptAsDistributedHasNoCommands() {
    Path redHat =
        server()
            .file("/etc/rc.d/rc.local", "#!/bin/sh", "#", "", "touch /var/lock/subsys/local")
            .root();
    Path debian = server().file("/etc/rc.local", "#!/bin/sh -e", "# rc.local", "exit 0").root();

    assertThat(commands(redHat, "rc.local")).isEmpty();
    assertThat(commands(debian, "rc.local")).isEmpty();
    assertThat(commands(server().root(), "rc.local")).isEmpty();
  }

  @Test
  void theAdministratorsLinesAreItsCommands() {
    Path root =
        server()
            .file(
                "/etc/rc.d/rc.local",
                "#!/bin/sh",
                "touch /var/lock/subsys/local",
                "/opt/app/start &")
            .root();

    assertThat(commands(root, "rc.local"))
        .containsExactly(new TextLine("/etc/rc.d/rc.local", 3, "/opt/app/start &"));
  }

  @Test
  void aDirectoryOfScriptsCountsOnlyIfItHoldsAny() {
    String[] lines = {"if test -d /etc/boot.d ; then", "\trun-parts /etc/boot.d", "fi"};

    assertThat(commands(server().file("/etc/rc.local", lines).root(), "rc.local")).isEmpty();
    assertThat(
            commands(
                server().file("/etc/rc.local", lines).file("/etc/boot.d/app", "start").root(),
                "rc.local"))
        .hasSize(3);
  }
}
