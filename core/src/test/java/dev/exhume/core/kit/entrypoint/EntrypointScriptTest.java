package dev.exhume.core.kit.entrypoint;

import static dev.exhume.core.kit.Profiles.profile;
import static dev.exhume.testdata.DeadServers.server;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.exhume.core.profile.ServerProfile;
import dev.exhume.core.profile.Verdict;
import dev.exhume.core.reading.Problems;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EntrypointScriptTest {
  @TempDir Path directory;

  @Test
  void neededServicesAndConditionalOnesAreInTheTableInStartOrder() throws IOException {
    String script =
        script(
            profile()
                .service(
                    "mysqld", Verdict.NEEDED, "data", List.of(), "/sbin/service", "mysqld", "start")
                .service("kudzu", Verdict.UNNEEDED, "hardware")
                .service("sendmail", Verdict.CONDITIONAL, "mail")
                .service("httpd", Verdict.NEEDED, "site")
                .build(),
            server().root());

    assertThat(script)
        .contains("services='1 2 3'", "name_1='mysqld'\nneed_1=needed")
        .contains("name_2='sendmail'\nneed_2=conditional", "name_3='httpd'\nneed_3=needed")
        .contains(
            "launch '/sbin/service' 'mysqld' 'start'", "launch '/sbin/service' 'mysqld' 'stop'")
        .doesNotContain("kudzu");
  }

  @Test
  void theServicesScriptTellsItsProcessNamesAndWhetherItsStatusCounts() throws IOException {
    Path root =
        server()
            .file(
                "/etc/init.d/httpd",
                "#!/bin/bash",
                "# processname: httpd.worker-with-a-long-name",
                ". /etc/rc.d/init.d/functions",
                "case \"$1\" in",
                "  start|restart) daemon httpd ;;",
                "  status)",
                "    status httpd ;;",
                "esac")
            .file("/etc/init.d/app", "DAEMON=/opt/app/bin/appd", "echo status")
            .root();

    String script =
        script(
            profile()
                .service("httpd", Verdict.NEEDED, "site")
                .service("app", Verdict.NEEDED, "app")
                .build(),
            root);

    assertThat(script)
        .contains("knows_status_1=yes", "\"$1\" 'httpd.worker-wi' ||")
        .contains("knows_status_2=no", "\"$1\" 'appd' ||\n    \"$1\" 'app'");
  }

  @Test
  void aPasswordInTheInittabIsReadFromThereWhenItsCommandRuns() throws IOException {
    Path root =
        server()
            .file("/etc/inittab", "id:3:initdefault:", "ap:3:respawn:/opt/app --password=hunter2")
            .root();

    String script =
        script(
            profile()
                .extraProcess("ap", "respawn", "/opt/app --password=***", "/etc/inittab", 2)
                .build(),
            root);

    assertThat(script)
        .contains("sed -n 2p", "cut -d: -f4-")
        .doesNotContain("hunter2", "/opt/app --password=***");
  }

  @Test
  void aScriptThatWouldStartEverythingOnceMoreIsNotAskedToStop() throws IOException {
    Path root =
        server()
            .file("/etc/init.d/once", "#!/bin/sh", "# to stop, see the manual", "/opt/once/run &")
            .file("/etc/init.d/wrapper", "#!/bin/sh", "exec /opt/wrapped/bin/control \"$@\"")
            .root();

    String script =
        script(
            profile()
                .service("once", Verdict.NEEDED, "app")
                .service("wrapper", Verdict.NEEDED, "app")
                .service("local", Verdict.NEEDED, "x", List.of(), "/etc/rc.d/rc.local")
                .build(),
            root);

    assertThat(script)
        .contains("knows_stop_1=no", "knows_stop_2=yes", "knows_stop_3=no")
        .contains("launch '/etc/rc.d/rc.local'\n")
        .contains("pid_files_3() { return 1; }\nprocesses_3() { return 1; }");
  }

  @Test
  void directoriesOfRunningThingsAreMadeAsTheServerHadThem() throws IOException {
    Path root =
        server()
            .file("/etc/passwd", "root:x:0:0::/:", "mysql:x:27:28::/:", "postgres:x:26:26::/:")
            .file("/etc/group", "root:x:0:", "mysql:x:28:", "utmp:x:22:", "postgres:x:26:")
            .directory("/var/run/named")
            .owner("/var/run/named", 25, 25)
            .mode("/var/run/named", 0770)
            .directory("/var/lock/subsys")
            .directory("/run")
            .executable("/usr/sbin/sshd")
            .file(
                "/etc/tmpfiles.d/app.conf", "d /run/app 1750 mysql mysql -", "d /etc/evil 0777 - -")
            .root();

    assertThat(script(profile().build(), root))
        .contains(
            "  directory 0770 25 25 '/var/run/named'\n",
            "  directory 0755 0 0 '/var/lock/subsys'\n",
            "  directory 1750 27 28 '/run/app'\n",
            "  directory 2775 26 26 '/run/postgresql'\n",
            "  directory 1777 0 0 '/run/lock'\n",
            "  directory 0755 0 0 '/run/sshd'\n",
            "  fresh_file 0664 0 22 '/run/utmp'\n")
        .doesNotContain("evil", "memcached", "/run/samba");
  }

  @Test
  void portsThatAreCertainAndLogsThatHaveAPlaceAreInTheTable() throws IOException {
    Path root =
        server()
            .file("/var/log/httpd/error_log", "old")
            .file("/var/log/httpd/shop-error_log", "old")
            .file("/var/log/httpd/access_log", "old")
            .file("/etc/init.d/httpd", "# processname: httpd")
            .root();

    String script =
        script(
            profile()
                .service("httpd", Verdict.NEEDED, "site")
                .service("mysqld", Verdict.NEEDED, "data")
                .port(3306, "tcp", "mysqld", false)
                .port(3306, "udp", "mysqld", false)
                .build(),
            root);

    assertThat(script)
        .contains("knows_ports_1=no", "ports_2() {\n  \"$1\" 3306 0CEA\n}")
        .contains("'/var/log/httpd/error_log' ||\n    \"$1\" '/var/log/httpd/shop-error_log'\n")
        .contains("keeps_data_1=no", "keeps_data_2=yes", "\"$1\" '/var/log/mysqld.log' ||")
        .contains("\"$1\" 'mysqld' ||\n    \"$1\" 'mariadbd'")
        .doesNotContain("access_log");
  }

  @Test
  void logsAreWhereTheConfigurationOfTheServiceSaysAndEachOnce() throws IOException {
    Path root =
        server()
            .file("/var/log/httpd/error_log", "old")
            .link("/etc/httpd/logs", "../../var/log/httpd")
            .file("/data/logs/it's shop.log", "old")
            .root();

    String script =
        script(
            profile()
                .service("httpd", Verdict.NEEDED, "site")
                .logFile("/etc/httpd/logs/error_log")
                .logFile("/var/log/httpd/error_log")
                .logFile("/dev/stderr")
                .logFile("/nowhere/error_log")
                .logFile("/data/logs/it's shop.log")
                .build(),
            root);

    assertThat(script)
        .contains(
            "logs_1() {\n  \"$1\" '/var/log/httpd/error_log' ||\n"
                + "    \"$1\" '/data/logs/it'\\''s shop.log'\n}")
        .doesNotContain("/dev/stderr", "/nowhere");
  }

  @Test
  void aNameOfALogThatLooksLikeACommandIsQuoted() throws IOException {
    Path root = server().file("/var/log/httpd/$(reboot)error_log", "old").root();

    String script = script(profile().service("httpd", Verdict.NEEDED, "site").build(), root);

    assertThat(script).doesNotContain("reboot");
  }

  @Test
  void beforeThereWasARunDirectoryTheDiskTellsAll() throws IOException {
    Path root =
        server()
            .file("/etc/passwd", "root:x:0:0::/:", "mysql:x:27:28::/:")
            .file("/etc/group", "root:x:0:", "mysql:x:28:")
            .executable("/usr/sbin/mysqld")
            .directory("/var/run/mysqld")
            .root();

    assertThat(script(profile().build(), root))
        .contains("directory 0755 0 0 '/var/run/mysqld'\n", "fresh_file 0664 0 0 '/var/run/utmp'\n")
        .doesNotContain("'/run/", "'/var/run/lock'");
  }

  @Test
  void shellcheckHasNothingToSay() throws Exception {
    Path shellcheck = Path.of("/usr/bin/shellcheck");
    assumeTrue(Files.isExecutable(shellcheck), "shellcheck is not on this machine");
    Path script = directory.resolve("entrypoint.sh");
    Files.writeString(
        script,
        script(
            profile()
                .service("$(touch pwned);x'", Verdict.NEEDED, "hostile")
                .service("mysqld", Verdict.NEEDED, "data")
                .database("mysql", "4.1.20", "/var/lib/mysql")
                .build(),
            server().directory("/var/run/mysqld").root()));

    Process process =
        new ProcessBuilder(shellcheck.toString(), "-s", "sh", script.toString())
            .redirectErrorStream(true)
            .start();

    assertThat(new String(process.getInputStream().readAllBytes(), UTF_8)).isEmpty();
    assertThat(process.waitFor()).isZero();
  }

  private static String script(ServerProfile profile, Path root) throws IOException {
    Problems problems = new Problems();
    String script = EntrypointScript.of(profile, root, problems);
    assertThat(problems.sorted()).isEmpty();
    return script;
  }
}
