package dev.exhume.core.analysis.boot.sysv;

import static dev.exhume.testdata.DeadServers.server;
import static org.assertj.core.api.Assertions.assertThat;

import dev.exhume.core.analysis.boot.ScriptHeader;
import dev.exhume.core.reading.Problems;
import dev.exhume.testdata.ServerBuilder;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class LsbOverrideTest {
  private static final String[] SCRIPT = {
    "#!/bin/sh",
    "# pidfile: /var/run/app.pid",
    "### BEGIN INIT INFO",
    "# Provides: app",
    "# Required-Start: $network",
    "# Short-Description: As it came",
    "### END INIT INFO"
  };

  private static final String[] OVERRIDE = {
    "### BEGIN INIT INFO", "# Provides: app web", "# Required-Start:", "### END INIT INFO"
  };

  @Test
  void theAdministratorsBlockStandsForTheScriptsWholeOne() {
    ScriptHeader header =
        header(
            server()
                .executable("/etc/init.d/app", SCRIPT)
                .file("/etc/insserv/overrides/app", OVERRIDE));

    assertThat(header.provides()).containsExactly("app", "web");
    assertThat(header.requiredStart()).isEmpty();
    assertThat(header.description()).isEmpty();
    assertThat(header.pidFiles()).containsExactly("/var/run/app.pid");
  }

  @Test
  void theDistributionsBlockIsForScriptsThatHaveNone() {
    ServerBuilder silent =
        server()
            .executable("/etc/init.d/app", "#!/bin/sh")
            .file("/usr/share/insserv/overrides/app", OVERRIDE);
    ServerBuilder speaking =
        server()
            .executable("/etc/init.d/app", SCRIPT)
            .file("/usr/share/insserv/overrides/app", OVERRIDE);

    assertThat(header(silent).provides()).containsExactly("app", "web");
    assertThat(header(speaking).provides()).containsExactly("app");
  }

  @Test
  void aFileWithoutABlockOverridesNothing() {
    ServerBuilder server =
        server()
            .executable("/etc/init.d/app", SCRIPT)
            .file("/etc/insserv/overrides/app", "# Provides: nothing");

    assertThat(header(server).provides()).containsExactly("app");
    assertThat(header(server().executable("/etc/init.d/app", SCRIPT)).requiredStart())
        .containsExactly("$network");
  }

  private static ScriptHeader header(ServerBuilder server) {
    Path root = server.root();
    return StartScript.read(root, root.resolve("etc/init.d/app"), new Problems()).header();
  }
}
