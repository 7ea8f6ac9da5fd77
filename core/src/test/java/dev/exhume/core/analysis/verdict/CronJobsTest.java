package dev.exhume.core.analysis.verdict;

import static dev.exhume.testdata.DeadServers.server;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CronJobsTest {
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
