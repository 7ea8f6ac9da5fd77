package dev.exhume.core.analysis.verdict;

import static dev.exhume.testdata.DeadServers.server;
import static org.assertj.core.api.Assertions.assertThat;

import dev.exhume.core.profile.Database;
import dev.exhume.core.profile.Evidence;
import dev.exhume.core.profile.Port;
import dev.exhume.core.profile.PortScope;
import dev.exhume.core.profile.ShutdownState;
import dev.exhume.core.profile.Site;
import dev.exhume.testdata.ServerBuilder;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class RulesTest {
  @Nested
  class Cron {
    @Test
    void isNeededForJobsThatNoPackageOwnsAndNamesThem() {
      Verdicts verdicts =
          Machine.redHat(
                  server()
                      .file("/etc/cron.d/reports", "*/5 * * * * root /data/app/bin/watchdog")
                      .file("/var/spool/cron/root", "0 2 * * * /root/backup.sh")
                      .file("/etc/cron.d/sysstat", "*/10 * * * * root sa1"))
              .owned("/etc/cron.d/sysstat", "sysstat")
              .packaged("S90crond")
              .judge();

      assertThat(verdicts.ruling("crond"))
          .isEqualTo("NEEDED: 2 jobs that no package owns: /etc/cron.d/reports, root's crontab");
    }

    @Test
    void isUnneededForTheDistributionsOwnJobs() {
      Verdicts verdicts =
          Machine.redHat(
                  server()
                      .executable("/etc/cron.daily/logrotate", "#!/bin/sh")
                      .executable("/etc/cron.daily/prelink", "#!/bin/sh"))
              .owned("/etc/cron.daily/logrotate", "logrotate")
              .owned("/etc/cron.daily/prelink", "prelink")
              .packaged("S90crond")
              .judge();

      assertThat(verdicts.ruling("crond"))
          .isEqualTo("UNNEEDED: runs only jobs that packages brought: logrotate, prelink");
    }

    @Test
    void isUnneededWithoutJobs() {
      assertThat(Machine.redHat(server()).packaged("S90crond").judge().ruling("crond"))
          .isEqualTo("UNNEEDED: no job is scheduled");
    }

    @Test
    void isNeededForJobsOfThirdParties() {
      Verdicts verdicts =
          Machine.redHat(server().file("/etc/cron.d/shop", "0 * * * * root /opt/shop/bill"))
              .owned("/etc/cron.d/shop", "shop")
              .with("shop", "Example Inc.", true)
              .packaged("S90crond")
              .judge();

      assertThat(verdicts.ruling("crond"))
          .isEqualTo("NEEDED: 1 job that the distribution did not bring: /etc/cron.d/shop");
    }

    @Test
    void tellsTheUsualJobsByNameWhereNoPackageDatabaseIs() {
      Verdicts verdicts =
          Machine.redHat(
                  server()
                      .executable("/etc/cron.daily/logrotate", "#!/bin/sh")
                      .executable("/etc/cron.daily/billing", "#!/bin/sh"))
              .withoutPackages()
              .unpackaged("S90crond")
              .judge();

      assertThat(verdicts.ruling("crond"))
          .isEqualTo(
              "NEEDED: 1 job beside the usual ones of a distribution: /etc/cron.daily/billing");
    }
  }

  @Nested
  class Queues {
    @Test
    void atIsNeededForWhatWaitsInItsQueue() {
      ServerBuilder server =
          server().file("/var/spool/at/a0000101432a36", "#!/bin/sh", "}", "/root/late");

      assertThat(Machine.redHat(server).packaged("S95atd").judge().ruling("atd"))
          .isEqualTo("NEEDED: 1 job in its queue: \"/root/late\"");
    }

    @Test
    void atIsUnneededWithoutAQueue() {
      assertThat(Machine.redHat(server()).packaged("S95atd").judge().ruling("atd"))
          .isEqualTo("UNNEEDED: no job waits in its queue");
    }

    @Test
    void anacronMayBeNeededForJobsOfItsOwnTable() {
      ServerBuilder server = server().file("/etc/anacrontab", "7 10 reindex /opt/app/reindex");

      assertThat(Machine.redHat(server).packaged("S95anacron").judge().ruling("anacron"))
          .startsWith("CONDITIONAL: 1 job in /etc/anacrontab that no package owns")
          .contains("\"/opt/app/reindex\"");
    }
  }

  @Nested
  class Mail {
    private final ServerBuilder loopback =
        server()
            .file(
                "/etc/mail/sendmail.cf",
                "#O DaemonPortOptions=Name=commented",
                "O DaemonPortOptions=Port=smtp,Addr=127.0.0.1, Name=MTA");

    @Test
    void onLoopbackIsConditionalAndNamesThePhpFileThatUsesIt() {
      loopback.file("/var/www/html/contact.php", "<?php", "mail($to, 'Contact', $text);", "?>");

      assertThat(Machine.redHat(loopback).packaged("S80sendmail").judge().ruling("sendmail"))
          .isEqualTo(
              "CONDITIONAL: listens on loopback only;"
                  + " PHP mail() in /var/www/html/contact.php hands mail to it");
    }

    @Test
    void onLoopbackWithoutAnyUserSaysSo() {
      loopback.file(
          "/var/www/html/index.php",
          "<?php",
          "// mail($to) was here",
          "$mailer->mail($to);",
          "function mail($x) {}");

      assertThat(Machine.redHat(loopback).packaged("S80sendmail").judge().ruling("sendmail"))
          .isEqualTo(
              "CONDITIONAL: listens on loopback only; nothing was seen that hands mail to it");
    }

    @Test
    void namesTheSettingOfPhpWhereNoCallWasSeen() {
      loopback.file("/etc/php.ini", "[mail function]", "sendmail_path = /usr/sbin/sendmail -t");

      assertThat(Machine.redHat(loopback).packaged("S80sendmail").judge().ruling("sendmail"))
          .contains("sendmail_path in /etc/php.ini:2");
    }

    @Test
    void namesAScriptThatRunsTheCommand() {
      loopback.file("/var/www/cgi-bin/form.pl", "open(M, '|/usr/sbin/sendmail -t');");

      assertThat(Machine.redHat(loopback).packaged("S80sendmail").judge().ruling("sendmail"))
          .endsWith("; /var/www/cgi-bin/form.pl runs its sendmail command");
    }

    @Test
    void fromTheNetworkIsConditionalOnADomain() {
      ServerBuilder server = server().file("/etc/postfix/main.cf", "inet_interfaces = all");

      assertThat(Machine.redHat(server).packaged("S80postfix").judge().ruling("postfix"))
          .startsWith("CONDITIONAL: takes mail from the network (/etc/postfix/main.cf:1): needed");
    }
  }

  @Nested
  class Databases {
    private Database mysql(String... databases) {
      return new Database(
          "mysql",
          Optional.empty(),
          "/var/lib/mysql",
          List.of(databases),
          Optional.empty(),
          ShutdownState.CLEAN,
          "",
          Evidence.file("/var/lib/mysql"));
    }

    @Test
    void areNeededForTheirDatabasesAndTheirClients() {
      Verdicts verdicts =
          Machine.redHat(
                  server()
                      .file("/var/www/html/wp-config.php", "define('DB_HOST', 'localhost');")
                      .file("/var/www/html/wp-includes/wp-db.php", "mysql_connect($h, $u, $p)"))
              .database(mysql("blog", "shop", "wiki"))
              .packaged("S64mysqld")
              .judge();

      assertThat(verdicts.ruling("mysqld"))
          .isEqualTo(
              "NEEDED: database server with 3 user databases (blog, shop, wiki);"
                  + " /var/www/html/wp-config.php and 1 other connect to it");
    }

    @Test
    void areConditionalWhenNobodyHasADatabaseInThem() {
      assertThat(
              Machine.redHat(server())
                  .database(mysql())
                  .packaged("S64mysqld")
                  .judge()
                  .ruling("mysqld"))
          .isEqualTo(
              "CONDITIONAL: database server without a database of users,"
                  + " and nothing was seen that connects to it");
    }

    @Test
    void areNeededWhenTheirDataAreOnAVolumeThatIsNotThere() {
      assertThat(Machine.redHat(server()).packaged("S64postgresql").judge().ruling("postgresql"))
          .isEqualTo("NEEDED: database server, whose data directory was not found");
    }
  }

  @Nested
  class Servers {
    @Test
    void aWebServerIsNeededForItsSites() {
      Verdicts verdicts =
          Machine.redHat(server())
              .site(
                  new Site(
                      "httpd",
                      List.of("www.example.com"),
                      Optional.empty(),
                      Optional.of("/var/www/html"),
                      Evidence.file("/etc/httpd/conf/httpd.conf")))
              .packaged("S85httpd")
              .judge();

      assertThat(verdicts.ruling("httpd")).isEqualTo("NEEDED: web server of www.example.com");
    }

    @Test
    void xinetdIsNeededForAServerThatIsSwitchedOn() {
      Verdicts verdicts =
          Machine.redHat(
                  server()
                      .file("/etc/xinetd.conf", "defaults", "{", "}", "includedir /etc/xinetd.d")
                      .file(
                          "/etc/xinetd.d/cvs",
                          "service cvspserver",
                          "{",
                          "  disable = no",
                          "  server = /usr/bin/cvs",
                          "}")
                      .file("/etc/xinetd.d/rsync", "service rsync", "{", " disable = yes", "}"))
              .packaged("S56xinetd")
              .judge();

      assertThat(verdicts.ruling("xinetd"))
          .isEqualTo("NEEDED: starts cvspserver (/etc/xinetd.d/cvs) when asked");
    }

    @Test
    void xinetdIsUnneededForServersThatAreOfNoUse() {
      Verdicts verdicts =
          Machine.redHat(
                  server()
                      .file(
                          "/etc/xinetd.d/telnet",
                          "service telnet",
                          "{",
                          "  disable = no",
                          "  server = /usr/sbin/in.telnetd",
                          "}")
                      .file("/etc/xinetd.d/echo", "service echo", "{", " type = INTERNAL", "}"))
              .packaged("S56xinetd")
              .judge();

      assertThat(verdicts.ruling("xinetd"))
          .isEqualTo("UNNEEDED: starts only echo, telnet, which a container has no use for");
    }

    @Test
    void inetdIsNeededForALineOfItsTable() {
      Verdicts verdicts =
          Machine.debian(
                  server()
                      .file(
                          "/etc/inetd.conf",
                          "#<off># ftp stream tcp nowait root /usr/sbin/tcpd in.ftpd",
                          "time stream tcp nowait root internal",
                          "swat stream tcp nowait.400 root /usr/sbin/tcpd /usr/sbin/swat"))
              .packaged("S20openbsd-inetd")
              .judge();

      assertThat(verdicts.ruling("openbsd-inetd"))
          .isEqualTo("NEEDED: starts swat (/etc/inetd.conf) when asked");
    }

    @Test
    void sshIsUnneededSinceDockerHasItsOwnWayIn() {
      assertThat(Machine.redHat(server()).packaged("S55sshd").judge().ruling("sshd"))
          .isEqualTo(
              "UNNEEDED: docker exec opens a shell in a container, so no login server is needed");
    }

    @Test
    void sshIsConditionalWhereItDeliversFiles() {
      ServerBuilder server =
          server()
              .file("/etc/ssh/sshd_config", "#ChrootDirectory none", "ChrootDirectory /home/%u");

      assertThat(Machine.redHat(server).packaged("S55sshd").judge().ruling("sshd"))
          .startsWith("CONDITIONAL: gives users SFTP (/etc/ssh/sshd_config:2)");
    }

    @Test
    void networkMountsAreNamedSinceTheyBecomeVolumes() {
      ServerBuilder server =
          server().file("/etc/fstab", "/dev/sda1 / ext3 defaults 1 1", "nas:/x /data nfs rw 0 0");

      assertThat(Machine.redHat(server).packaged("S25netfs").judge().ruling("netfs"))
          .isEqualTo(
              "UNNEEDED: mounts nas:/x on /data (/etc/fstab:2),"
                  + " which a container may not; give it a volume instead");
    }

    @Test
    void nfsServersAreConditionalOnTheirExports() {
      ServerBuilder server = server().file("/etc/exports", "/data 10.0.0.0/8(rw)");

      assertThat(Machine.redHat(server).packaged("S60nfs").judge().ruling("nfs"))
          .startsWith("CONDITIONAL: exports /data (/etc/exports:1)");
      assertThat(Machine.redHat(server()).packaged("S60nfs").judge().ruling("nfs"))
          .isEqualTo("UNNEEDED: exports nothing");
    }

    @Test
    void theSystemLogIsConditionalOnWhatLogsNowhereElse() {
      assertThat(Machine.redHat(server()).packaged("S12syslog").judge().ruling("syslog"))
          .startsWith("UNNEEDED");
      assertThat(
              Machine.redHat(server()).packaged("S12syslog", "S55named").judge().ruling("syslog"))
          .isEqualTo(
              "CONDITIONAL: collects system messages: needed to see those of named,"
                  + " if that is needed");
      assertThat(
              Machine.redHat(
                      server().file("/etc/syslog.conf", "local7.* /b", "local3.* /var/log/app"))
                  .packaged("S12syslog")
                  .judge()
                  .ruling("syslog"))
          .startsWith("CONDITIONAL: collects system messages, and those of an application")
          .contains("/etc/syslog.conf:2");
    }
  }

  @Nested
  class LocalScripts {
    @Test
    void areNeededForTheirCommandsAndQuoteThem() {
      Verdicts verdicts =
          Machine.redHat(
                  server()
                      .executable(
                          "/etc/rc.d/rc.local",
                          "#!/bin/sh",
                          "touch /var/lock/subsys/local",
                          "/opt/app/start &")
                      .link("/etc/rc.d/rc3.d/S99local", "../rc.local"))
              .owned("/etc/rc.d/rc.local", "initscripts")
              .packaged("S85httpd")
              .judge();

      assertThat(verdicts.ruling("local"))
          .isEqualTo("NEEDED: runs what the administrator put there: \"/opt/app/start &\"");
      assertThat(verdicts.service("local").pidFiles()).isEmpty();
      assertThat(verdicts.service("local").startCommand())
          .containsExactly("/etc/rc.d/rc.local", "start");
    }
  }

  @Nested
  class Origins {
    @Test
    void whatNoPackageOwnsSomebodyWrote() {
      assertThat(Machine.redHat(server()).unpackaged("S99app").judge().ruling("app"))
          .isEqualTo("NEEDED: no package owns /etc/rc.d/init.d/app: somebody wrote it");
    }

    @Test
    void whatIsOfNoUseIsUnneededWhoeverInstalledIt() {
      assertThat(
              Machine.redHat(server()).unpackaged("S19vmware-tools").judge().ruling("vmware-tools"))
          .isEqualTo("UNNEEDED: serves the hypervisor that the old machine ran in");
    }

    @Test
    void whatTheCatalogueDoubtsIsNeededWhenInstalledByHand() {
      assertThat(Machine.redHat(server()).unpackaged("S80squid").judge().ruling("squid"))
          .isEqualTo(
              "NEEDED: no package owns /etc/rc.d/init.d/squid: somebody installed it by hand");
      assertThat(Machine.redHat(server()).packaged("S80squid").judge().ruling("squid"))
          .startsWith("CONDITIONAL: web proxy");
    }

    @Test
    void anUnknownStepOfBootingIsUnneeded() {
      assertThat(
              Machine.debian(server())
                  .packaged("S08frobnicate")
                  .owned("/etc/init.d/frobnicate", "initscripts")
                  .judge()
                  .ruling("frobnicate"))
          .isEqualTo("UNNEEDED: is a step of booting a machine (package initscripts)");
    }

    @Test
    void anUnknownServiceOfTheDistributionIsConditional() {
      assertThat(Machine.redHat(server()).packaged("S80frobd").judge().ruling("frobd"))
          .isEqualTo("CONDITIONAL: not in the catalogue; from package frobd");
    }

    @Test
    void anUnknownServiceOfAThirdPartyNamesItsMaker() {
      Machine machine =
          Machine.redHat(server()).with("frobd", "Example Inc.", true).packaged("S80frobd");

      assertThat(machine.judge().ruling("frobd"))
          .isEqualTo(
              "CONDITIONAL: not in the catalogue;"
                  + " from package frobd of Example Inc., not of the distribution");
      machine.port(
          new Port(
              9000,
              "tcp",
              "*",
              Optional.of("frobd"),
              PortScope.PUBLIC,
              false,
              false,
              Evidence.file("/etc/frob.conf")));
      assertThat(machine.judge().ruling("frobd"))
          .isEqualTo(
              "NEEDED: serves port 9000;"
                  + " from package frobd of Example Inc., not of the distribution");
    }

    @Test
    void withoutAPackageDatabaseAnUnknownNameIsTakenForSomebodysOwn() {
      assertThat(
              Machine.redHat(server()).withoutPackages().unpackaged("S99app").judge().ruling("app"))
          .startsWith("NEEDED: no distribution is known for a service of this name");
    }
  }

  @Nested
  class Links {
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
                  + " which is not there: a removed package left it");
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
}
