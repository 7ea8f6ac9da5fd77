package dev.exhume.core.analysis.boot.systemd;

import static org.assertj.core.api.Assertions.assertThat;

import dev.exhume.core.analysis.boot.systemd.unit.UnitName;
import org.junit.jupiter.api.Test;

class FstabMountsTest {
  private final SystemdServer server = new SystemdServer();

  @Test
  void whatWantsToStartWithAMountOfFstabStartsAtBoot() {
    server.unit("sysinit.target", "[Unit]", "Wants=local-fs.target swap.target");
    server.unit("local-fs.target", "[Unit]").unit("swap.target", "[Unit]");
    server.unit("remote-fs.target", "[Unit]").service("web.service").service("share.service");
    server.service("swapped.service").service("late.service");
    server.own("srv-my\\x2ddata.mount.wants/web.service", "link");
    server.own("mnt-share.mount.wants/share.service", "link");
    server.own("mnt-later.mount.wants/late.service", "link");
    server.own("dev-disk-by\\x2duuid-1\\x2d2.swap.wants/swapped.service", "link");
    server.server.file(
        "/etc/fstab",
        "UUID=7 / ext4 defaults 0 1",
        "/dev/sdb1 /srv/my-data ext4 defaults 0 2",
        "nas:/x /mnt/share nfs defaults 0 0",
        "/dev/sdc1 /mnt/later ext4 noauto 0 0",
        "UUID=1-2 none swap sw 0 0",
        "broken");

    assertThat(server.started()).containsExactlyInAnyOrder("web", "swapped");
  }

  @Test
  void aServiceThatNeedsAPathStartsItsMountAndWhatThatWants() {
    server
        .service("web.service", "[Unit]", "RequiresMountsFor=/mnt/later/www")
        .wanted("web.service");
    server.service("index.service").own("mnt-later.mount.wants/index.service", "link");
    server.service("other.service").own("mnt-other.mount.wants/other.service", "link");
    server.server.file("/etc/fstab", "/dev/sdc1 /mnt/later ext4 noauto 0 0");

    assertThat(server.started()).containsExactlyInAnyOrder("web", "index");
  }

  @Test
  void whoeverAnOptionNamesBringsTheMountUpInsteadOfTheTarget() {
    server.unit("sysinit.target", "[Unit]", "Wants=local-fs.target");
    server.unit("local-fs.target", "[Unit]").service("web.service").service("index.service");
    server.own("srv-a.mount.wants/index.service", "link").wanted("web.service");
    server.own("srv-b.mount.wants/late.service", "link").service("late.service");
    server.server.file(
        "/etc/fstab",
        "/dev/sdb1 /srv/a ext4 x-systemd.wanted-by=web.service 0 0",
        "/dev/sdb2 /srv/b ext4 x-systemd.automount 0 0");

    assertThat(server.started()).containsExactlyInAnyOrder("web", "index");
  }

  @Test
  void aPathIsEscapedAsSystemdDoes() {
    assertThat(UnitName.ofPath("/srv/my-data//x y/", "mount").orElseThrow())
        .hasToString("srv-my\\x2ddata-x\\x20y.mount");
    assertThat(UnitName.ofPath("/.hidden/a.b", "mount").orElseThrow())
        .hasToString("\\x2ehidden-a.b.mount");
    assertThat(UnitName.ofPath("/a/.b", "mount").orElseThrow()).hasToString("a-.b.mount");
    assertThat(UnitName.ofPath("/", "mount")).isEmpty();
    assertThat(UnitName.ofPath("none", "mount")).isEmpty();
    assertThat(UnitName.ofPath("/" + "-".repeat(250), "mount")).isEmpty();
  }
}
