package dev.exhume.core.analysis.verdict;

import static dev.exhume.testdata.DeadServers.server;
import static org.assertj.core.api.Assertions.assertThat;

import dev.exhume.core.profile.Service;
import dev.exhume.core.profile.Verdict;
import org.junit.jupiter.api.Test;

/** Whole machines as their distributions installed them, with what their owners put there. */
class StockMachinesTest {

  @Test
  void theStockCentOs4MachineNeedsOnlyWhatItsOwnerPutThere() {
    Verdicts services =
        Machine.redHat(
                server()
                    .file("/etc/rc.d/rc.local", "#!/bin/sh", "touch /var/lock/subsys/local")
                    .link("/etc/rc.d/rc3.d/S99local", "../rc.local")
                    .file("/etc/crontab", "02 4 * * * root run-parts /etc/cron.daily")
                    .executable("/etc/cron.daily/logrotate", "#!/bin/sh")
                    .file("/etc/xinetd.conf", "defaults", "{", "}")
                    .file(
                        "/etc/mail/sendmail.cf",
                        "O DaemonPortOptions=Port=smtp,Addr=127.0.0.1, Name=MTA"))
            .owned("/etc/rc.d/rc.local", "initscripts")
            .owned("/etc/cron.daily/logrotate", "logrotate")
            .packaged(
                "S00microcode_ctl",
                "S02lvm2-monitor",
                "S05kudzu",
                "S06cpuspeed",
                "S08iptables",
                "S09isdn",
                "S09pcmcia",
                "S10network",
                "S12syslog",
                "S13irqbalance",
                "S13portmap",
                "S14nfslock",
                "S15mdmonitor",
                "S18rpcidmapd",
                "S19rpcgssd",
                "S25netfs",
                "S26apmd",
                "S28autofs",
                "S40smartd",
                "S44acpid",
                "S55cups",
                "S55sshd",
                "S56rawdevices",
                "S56xinetd",
                "S64mysqld",
                "S80sendmail",
                "S85gpm",
                "S85httpd",
                "S90crond",
                "S95anacron",
                "S95atd",
                "S97messagebus",
                "S97rhnsd",
                "S98haldaemon")
            .unpackaged("S80tomcat")
            .judge();

    assertThat(services.of(Verdict.NEEDED)).containsExactly("mysqld", "tomcat", "httpd");
    assertThat(services.of(Verdict.CONDITIONAL)).containsExactly("syslog", "sendmail");
    assertThat(services.services()).hasSize(36);
    assertThat(services.services())
        .extracting(Service::reason)
        .allMatch(reason -> reason.length() > 15);
    assertThat(services.service("kudzu").reason())
        .isEqualTo("probes hardware that a container does not have");
    assertThat(services.service("crond").reason())
        .isEqualTo("runs only jobs that packages brought: logrotate");
  }

  @Test
  void theStockDebianEtchMachineNeedsOnlyWhatItsOwnerPutThere() {
    Verdicts services =
        Machine.debian(
                server()
                    .file("/etc/rc.local", "#!/bin/sh -e", "exit 0")
                    .file("/etc/cron.d/php5", "09,39 * * * * root [ -x /usr/lib/php5/maxlifetime ]")
                    .executable("/etc/cron.daily/apt", "#!/bin/sh")
                    .file("/etc/inetd.conf", "#<off># echo stream tcp nowait root internal"))
            .owned("/etc/cron.d/php5", "php5-common")
            .owned("/etc/cron.daily/apt", "apt")
            .packagedIn(
                "/etc/rcS.d/",
                "S02hostname.sh",
                "S02mountkernfs.sh",
                "S03udev",
                "S04mountdevsubfs.sh",
                "S05bootlogd",
                "S05keymap.sh",
                "S10checkroot.sh",
                "S11hwclock.sh",
                "S12mtab.sh",
                "S18hwclockfirst.sh",
                "S18ifupdown-clean",
                "S20module-init-tools",
                "S20modutils",
                "S25libdevmapper1.02",
                "S26lvm",
                "S30checkfs.sh",
                "S30procps.sh",
                "S35mountall.sh",
                "S36mountall-bootclean.sh",
                "S36udev-mtab",
                "S39ifupdown",
                "S40networking",
                "S43portmap",
                "S44nfs-common",
                "S45mountnfs.sh",
                "S46mountnfs-bootclean.sh",
                "S48console-screen.sh",
                "S55bootmisc.sh",
                "S55urandom",
                "S70nviboot",
                "S70x11-common",
                "S75sudo",
                "S99stop-bootlogd-single")
            .packaged(
                "S10sysklogd",
                "S11klogd",
                "S18portmap",
                "S19slapd",
                "S20acpid",
                "S20dbus",
                "S20exim4",
                "S20makedev",
                "S20openbsd-inetd",
                "S20ssh",
                "S21fam",
                "S89anacron",
                "S89atd",
                "S89cron",
                "S99rc.local",
                "S99rmnologin",
                "S99stop-bootlogd",
                "S19mysql",
                "S91apache2")
            .judge();

    assertThat(services.of(Verdict.NEEDED)).containsExactly("mysql", "apache2");
    assertThat(services.of(Verdict.CONDITIONAL))
        .containsExactly("sysklogd", "slapd", "exim4", "cron");
    assertThat(services.services())
        .extracting(Service::reason)
        .allMatch(reason -> reason.length() > 15);
    assertThat(services.services())
        .extracting(Service::name)
        .startsWith("hostname.sh")
        .endsWith("stop-bootlogd");
    assertThat(services.service("cron").reason())
        .isEqualTo(
            "runs only jobs that packages brought, but an application may rely on some: php5");
  }

  @Test
  void theStockSuse10MachineNeedsOnlyWhatItsOwnerPutThere() {
    Verdicts services =
        Machine.suse(
                server()
                    .file("/etc/init.d/boot.local", "#! /bin/sh", "# for your commands")
                    .file("/etc/postfix/main.cf", "inet_interfaces = localhost"))
            .packagedIn(
                "/etc/init.d/boot.d/",
                "S01boot.proc",
                "S01setserial",
                "S02boot.udev",
                "S03boot.rootfsck",
                "S04boot.clock",
                "S04boot.device-mapper",
                "S05boot.md",
                "S06boot.lvm",
                "S07boot.localfs",
                "S08boot.cleanup",
                "S08boot.crypto",
                "S08boot.loadmodules",
                "S08boot.scpm",
                "S08boot.swap",
                "S09boot.idedma",
                "S10boot.ldconfig",
                "S10boot.localnet",
                "S10boot.sysctl",
                "S12boot.ipconfig",
                "S12boot.klog")
            .packaged(
                "S01acpid",
                "S01dbus",
                "S01earlykbd",
                "S01fbset",
                "S01irq_balancer",
                "S01microcode",
                "S01random",
                "S01resmgr",
                "S02earlyxdm",
                "S03haldaemon",
                "S05network",
                "S06syslog",
                "S07auditd",
                "S08portmap",
                "S08splash_early",
                "S09nfs",
                "S09nfsboot",
                "S09slpd",
                "S10alsasound",
                "S10cups",
                "S10kbd",
                "S10nscd",
                "S10powersaved",
                "S10running-kernel",
                "S10splash",
                "S10sshd",
                "S10suseRegister",
                "S11novell-zmd",
                "S11postfix",
                "S11SuSEfirewall2_setup",
                "S12cron",
                "S12hwscan",
                "S12smartd",
                "S12smbfs",
                "S12xdm",
                "S12xinetd",
                "S11mysql",
                "S11apache2")
            .judge();

    assertThat(services.of(Verdict.NEEDED)).containsExactly("apache2", "mysql");
    assertThat(services.of(Verdict.CONDITIONAL)).containsExactly("syslog", "postfix");
    assertThat(services.service("nfs").reason())
        .isEqualTo(
            "mounts file systems over the network, of which /etc/fstab has none of its kind");
    assertThat(services.services())
        .extracting(Service::reason)
        .allMatch(reason -> reason.length() > 15);
  }
}
