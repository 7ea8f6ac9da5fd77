package dev.exhume.core.analysis.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import dev.exhume.core.analysis.verdict.catalogue.CatalogueEntry;
import dev.exhume.core.analysis.verdict.catalogue.ServiceCatalogue;
import dev.exhume.core.profile.Verdict;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a stock installation of the systemd years starts for itself is of no use in a container. */
class SystemdVerdictTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        // Debian 12
        "kmod-static-nodes",
        "modprobe",
        "systemd-binfmt",
        "systemd-journald",
        "systemd-journal-flush",
        "systemd-modules-load",
        "systemd-random-seed",
        "systemd-sysctl",
        "systemd-sysusers",
        "systemd-tmpfiles-setup",
        "systemd-udev-trigger",
        "ifupdown-pre",
        "networking",
        "systemd-udevd",
        "systemd-update-utmp",
        "e2scrub_reap",
        "getty-static",
        "getty",
        "dbus",
        "systemd-logind",
        "systemd-user-sessions",
        "systemd-timesyncd",
        "systemd-pstore",
        "console-setup",
        "keyboard-setup",
        "apparmor",
        // CentOS 7
        "rhel-dmesg",
        "rhel-readonly",
        "rhel-import-state",
        "rhel-loadmodules",
        "dracut-shutdown",
        "plymouth-start",
        "plymouth-quit",
        "plymouth-quit-wait",
        "lvm2-monitor",
        "lvm2-lvmetad",
        "kdump",
        "tuned",
        "polkit",
        "auditd",
        "irqbalance",
        "NetworkManager",
        "NetworkManager-wait-online",
        "NetworkManager-dispatcher",
        "firewalld",
        "microcode",
        "chronyd",
        "vmtoolsd",
        "vgauthd",
        "sshd-keygen",
        "systemd-readahead-collect",
        "systemd-vconsole-setup",
        "systemd-remount-fs"
      })
  void isKnownAndUnneeded(String name) {
    assertThat(ServiceCatalogue.shipped().find(List.of(name), ""))
        .map(CatalogueEntry::verdict)
        .contains(Verdict.UNNEEDED);
  }
}
