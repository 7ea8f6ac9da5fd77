package dev.exhume.core.analysis.boot.sysv;

import static dev.exhume.testdata.DeadServers.server;
import static org.assertj.core.api.Assertions.assertThat;

import dev.exhume.core.analysis.boot.ScriptHeader;
import dev.exhume.core.reading.Problems;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class StartScriptTest {
  private static ScriptHeader header(String... lines) {
    Path root = server().executable("/etc/init.d/app", lines).root();
    return StartScript.read(root, root.resolve("etc/init.d/app"), new Problems()).header();
  }

  @Test
  void theCommentsOfChkconfigAreRead() {
    ScriptHeader header =
        header(
            "#!/bin/bash",
            "# chkconfig: - 85 15",
            "# description: Apache is a World Wide Web server.  It is used to serve \\",
            "#\tHTML files and CGI.",
            "# processname: httpd",
            "# config: /etc/httpd/conf/httpd.conf",
            "# config: /etc/sysconfig/httpd",
            "# pidfile: /var/run/httpd.pid");

    assertThat(header.description())
        .contains("Apache is a World Wide Web server.  It is used to serve HTML files and CGI.");
    assertThat(header.processNames()).containsExactly("httpd");
    assertThat(header.configFiles())
        .containsExactly("/etc/httpd/conf/httpd.conf", "/etc/sysconfig/httpd");
    assertThat(header.pidFiles()).containsExactly("/var/run/httpd.pid");
  }

  @Test
  void theLsbBlockIsReadAndItsShortDescriptionPreferred() {
    ScriptHeader header =
        header(
            "#!/bin/sh",
            "# description: long",
            "### BEGIN INIT INFO",
            "# Provides:          apache2 httpd",
            "# Required-Start:    $local_fs $network",
            "# Short-Description: Start/stop apache2 web server",
            "### END INIT INFO",
            "# Provides: nothing more");

    assertThat(header.description()).contains("Start/stop apache2 web server");
    assertThat(header.provides()).containsExactly("apache2", "httpd");
    assertThat(header.requiredStart()).containsExactly("$local_fs", "$network");
  }

  @Test
  void pidFilesStandInTheCommandsToo() {
    ScriptHeader header =
        header(
            "#!/bin/sh",
            "NAME=app",
            "RUN=/var/run/$NAME",
            "PIDFILE=\"${RUN}/$NAME.pid\"",
            "pidfile=${OTHER-/var/run/other.pid}",
            "start-stop-daemon --start -p /var/run/third.pid --exec /opt/app",
            "mkdir -p /var/run/app",
            "CATALINA_PID=/opt/tomcat/work/tomcat.pid; export CATALINA_PID",
            "BAD_PIDFILE=`cat /etc/where`",
            "#PIDFILE=/var/run/comment.pid");

    assertThat(header.pidFiles())
        .containsExactly(
            "/var/run/app/app.pid",
            "/var/run/other.pid",
            "/var/run/third.pid",
            "/opt/tomcat/work/tomcat.pid");
  }

  @Test
  void variablesThatDoubleEachOtherDoNotGrowForEver() {
    List<String> lines = new ArrayList<>(List.of("A0=/xxxxxxxxxxxxxxxx"));
    for (int i = 1; i < 64; i++) {
      lines.add("A%d=\"$A%d$A%d\"".formatted(i, i - 1, i - 1));
    }
    lines.add("PIDFILE=$A63");

    assertThat(header(lines.toArray(String[]::new)).pidFiles()).isEmpty();
  }

  @Test
  void aScriptOfNulBytesSaysNothing() {
    Path root = server().bytes("/etc/init.d/app", new byte[3000]).root();

    ScriptHeader header =
        StartScript.read(root, root.resolve("etc/init.d/app"), new Problems()).header();

    assertThat(header).isEqualTo(ScriptHeader.NONE);
  }
}
