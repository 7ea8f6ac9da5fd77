package dev.exhume.core.analysis.bootloader;

import static dev.exhume.testdata.DeadServers.server;
import static org.assertj.core.api.Assertions.assertThat;

import dev.exhume.core.profile.Evidence;
import dev.exhume.core.reading.Problems;
import dev.exhume.testdata.ServerBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class BootLoaderTest {
  @Test
  void theArgumentsOfTheDefaultEntryStandInItsLineOfTheMenu() {
    BootEntry entry =
        entry(
            server()
                .file(
                    "/boot/grub/grub.conf",
                    "default=1",
                    "title CentOS (new)",
                    "  kernel /vmlinuz-2 ro root=/dev/sda1",
                    "title CentOS (old)",
                    "  root (hd0,0)",
                    "  kernel /vmlinuz-1 ro root=/dev/sda1 1"));

    assertThat(entry.image()).isEqualTo("/vmlinuz-1");
    assertThat(entry.arguments()).isEqualTo("ro root=/dev/sda1 1");
    assertThat(entry.line().evidence()).isEqualTo(Evidence.line("/boot/grub/grub.conf", 6));
  }

  @Test
  void whatTheOldGrubSavedCountsIfItsMenuSaysSo() {
    ServerBuilder server =
        server()
            .file("/boot/grub/default", "1", "#", "#")
            .file(
                "/boot/grub/menu.lst",
                "default saved",
                "title One",
                "kernel /one",
                "title Two",
                "kernel /two");

    assertThat(entry(server).image()).isEqualTo("/two");
  }

  @Test
  void whatTheNewGrubSavedIsATitleAnIdOrAPlaceInASubmenu() {
    assertThat(entry(grub2("Old one")).image()).isEqualTo("/boot/vmlinuz-1");
    assertThat(entry(grub2("gnulinux-1")).image()).isEqualTo("/boot/vmlinuz-1");
    assertThat(entry(grub2("1>0")).image()).isEqualTo("/boot/vmlinuz-1");
    assertThat(entry(grub2("Advanced options>Old one")).image()).isEqualTo("/boot/vmlinuz-1");
    assertThat(entry(grub2("1")).image()).isEqualTo("/boot/vmlinuz-1");
    assertThat(entry(grub2("2")).image()).isEqualTo("/boot/memtest");
    assertThat(entry(grub2("")).image()).isEqualTo("/boot/vmlinuz-2");
  }

  @Test
  void withoutAnythingSavedTheScriptOfTheNewGrubTakesItsOwnDefault() {
    ServerBuilder server =
        server()
            .file(
                "/boot/grub/grub.cfg",
                "if [ \"${next_entry}\" ] ; then",
                "   set default=\"${next_entry}\"",
                "else",
                "   set default=\"1\"",
                "fi",
                "menuentry 'One' {",
                "\tlinux /one ro",
                "}",
                "menuentry 'Two' {",
                "\tlinux /two ro quiet",
                "}");

    assertThat(entry(server).arguments()).isEqualTo("ro quiet");
  }

  @Test
  void afterAHypervisorTheKernelIsItsModule() {
    BootEntry entry =
        entry(
            server()
                .file(
                    "/boot/grub/menu.lst",
                    "title Xen",
                    "kernel /xen.gz-2.6.18 dom0_mem=512M",
                    "module /vmlinuz-2.6.18-8.el5xen ro 3",
                    "module /initrd-2.6.18-8.el5xen.img"));

    assertThat(entry.image()).isEqualTo("/vmlinuz-2.6.18-8.el5xen");
    assertThat(entry.arguments()).isEqualTo("ro 3");
  }

  @Test
  void liloAppendsToAllEntriesOrToOne() {
    ServerBuilder server =
        server()
            .file(
                "/etc/lilo.conf",
                "append = \"quiet\"",
                "default = \"old\"",
                "image = /boot/new",
                "  label = new",
                "image = /boot/old",
                "  label = old",
                "  append = \"single\"");

    assertThat(entry(server).image()).isEqualTo("/boot/old");
    assertThat(entry(server).arguments()).isEqualTo("single");
    assertThat(entry(server().file("/etc/lilo.conf", "append=\"3\"", "image=/a", "label=a")).line())
        .extracting(line -> line.number())
        .isEqualTo(1);
  }

  @Test
  void extlinuxStartsItsDefaultLabelOrTheOneThatTheMenuMarks() {
    String[] labels = {
      "DEFAULT linux",
      "LABEL linux",
      "  KERNEL /vmlinuz-1",
      "  APPEND ro root=/dev/sda1",
      "LABEL rescue",
      "  MENU DEFAULT",
      "  LINUX /vmlinuz-1",
      "  APPEND ro systemd.unit=rescue.target"
    };

    assertThat(entry(server().file("/boot/extlinux/extlinux.conf", labels)).arguments())
        .isEqualTo("ro systemd.unit=rescue.target");
    labels[5] = "";
    assertThat(entry(server().file("/boot/extlinux/extlinux.conf", labels)).arguments())
        .isEqualTo("ro root=/dev/sda1");
  }

  @Test
  void aServerWithoutABootLoaderHasNoEntry() {
    assertThat(BootLoader.defaultEntry(server().root(), new Problems())).isEmpty();
  }

  @Test
  @Timeout(20)
  void hostileMenusEnd() {
    String spaces = " ".repeat(4000);
    ServerBuilder server =
        server()
            .file("/boot/grub/grub.conf", "default" + spaces + "x y", "title\0", "kernel" + spaces)
            .file("/boot/grub/grub.cfg", "menuentry '".repeat(300), "submenu 'x' {", "  linux /")
            .file("/etc/lilo.conf", ("a" + spaces + "\"x\n").repeat(200))
            .file("/extlinux.conf", "label x\n".repeat(5000), "kernel /late");

    assertThat(BootLoader.defaultEntry(server.root(), new Problems())).isEmpty();
  }

  private static ServerBuilder grub2(String saved) {
    return server()
        .file("/boot/grub2/grubenv", "# GRUB Environment Block", "saved_entry=" + saved, "####")
        .file(
            "/boot/grub2/grub.cfg",
            "set default=\"${saved_entry}\"",
            "menuentry 'New one' --class gnu-linux $menuentry_id_option 'gnulinux-2' {",
            "\tlinux16 /boot/vmlinuz-2 ro",
            "}",
            "submenu 'Advanced options' $menuentry_id_option 'gnulinux-advanced' {",
            "\tmenuentry 'Old one' --class gnu-linux $menuentry_id_option 'gnulinux-1' {",
            "\t\tlinux16 /boot/vmlinuz-1 ro",
            "\t}",
            "}",
            "menuentry 'Memory test' {",
            "\tlinux16 /boot/memtest",
            "}");
  }

  private static BootEntry entry(ServerBuilder server) {
    return BootLoader.defaultEntry(server.root(), new Problems()).orElseThrow();
  }
}
