package dev.exhume.core.analysis.verdict;

import static dev.exhume.testdata.DeadServers.server;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class StartLinkRulesTest {
  @Test
  void aLinkToNothingIsConditionalOnAMissingVolume() {
    Verdicts verdicts =
        Machine.redHat(
                server()
                    .link("/etc/rc.d/rc3.d/S95app", "/opt/app/bin/ctl")
                    .link("/etc/rc.d/rc3.d/S05kudzu", "../init.d/kudzu"))
            .packaged("S85httpd")
            .judge();

    assertThat(verdicts.ruling("app"))
        .startsWith("CONDITIONAL: its start link starts nothing: it leads to /opt/app/bin/ctl");
    assertThat(verdicts.service("app").startCommand()).isEmpty();
    assertThat(verdicts.ruling("kudzu")).startsWith("UNNEEDED: did not start on the old server");
  }

  @Test
  void aLinkThatARemovedPackageLeftIsUnneeded() {
    Verdicts verdicts =
        Machine.redHat(server().link("/etc/rc.d/rc3.d/S91smb", "../init.d/smb"))
            .packaged("S85httpd")
            .judge();

    assertThat(verdicts.ruling("smb"))
        .isEqualTo(
            "UNNEEDED: its start link starts nothing: it leads to ../init.d/smb,"
                + " where no script is: a removed package left it");
  }

  @Test
  void whatWasSwitchedOffIsUnneeded() {
    Verdicts verdicts =
        Machine.debian(
                server()
                    .executable("/etc/init.d/rsync", "#!/bin/sh", "[ $RSYNC_ENABLE = true ]")
                    .file("/etc/default/rsync", "RSYNC_ENABLE=false")
                    .link("/etc/rc2.d/S50rsync", "../init.d/rsync"))
            .owned("/etc/init.d/rsync", "rsync")
            .judge();

    assertThat(verdicts.ruling("rsync"))
        .isEqualTo(
            "UNNEEDED: did not start on the old server either:"
                + " /etc/default/rsync:1 says RSYNC_ENABLE=false");
    assertThat(verdicts.service("rsync").enabled()).isFalse();
  }

  @Test
  void aNameOfShellCharactersIsStartedByItsScriptsPath() {
    Verdicts verdicts =
        Machine.redHat(server().file("/sbin/service", ""))
            .packaged("S85httpd")
            .unpackaged("S99$(touch pwned);x")
            .judge();

    assertThat(verdicts.service("$(touch pwned);x").startCommand())
        .containsExactly("/etc/rc.d/init.d/$(touch pwned);x", "start");
    assertThat(verdicts.ruling("$(touch pwned);x")).startsWith("NEEDED: no package owns");
    assertThat(verdicts.service("httpd").startCommand())
        .containsExactly("/sbin/service", "httpd", "start");
  }

  @Test
  void aReasonStaysOnOneLineWhateverItQuotes() {
    Verdicts verdicts = Machine.redHat(server()).unpackaged("S99a\nb\u001b[31m").judge();

    assertThat(verdicts.service("a\nb\u001b[31m").reason())
        .isEqualTo("no package owns /etc/rc.d/init.d/a?b?[31m: somebody wrote it");
  }
}
