package dev.exhume.core.source.disk;

import static dev.exhume.testdata.DeadServers.server;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Which root the default entry of a boot loader starts. */
class BootMenuTest {
  @Test
  void theDefaultOfGrubCountsFromNought() {
    assertThat(
            chosen(
                "/grub/grub.conf",
                "#boot=/dev/sda",
                "default=1",
                "splashimage=(hd0,0)/grub/splash.xpm.gz",
                "title CentOS-4 i386",
                "  root (hd0,0)",
                "  kernel /vmlinuz-2.6.9 ro root=/dev/hda3 quiet",
                "title CentOS-5",
                "  kernel /vmlinuz-2.6.18 ro root=/dev/VolGroup00/LogVol00 rhgb"))
        .contains("/dev/VolGroup00/LogVol00");
  }

  @Test
  void whatGrub2HasInASubmenuIsOneEntry() {
    assertThat(
            chosen(
                "/boot/grub/grub.cfg",
                "if [ \"${next_entry}\" ] ; then",
                "   set default=\"${next_entry}\"",
                "else",
                "   set default=\"2\"",
                "fi",
                "menuentry 'Debian GNU/Linux' --class debian {",
                "\tset root='hd0,msdos1'",
                "\tlinux\t/boot/vmlinuz-6.1 root=UUID=aaaa ro quiet",
                "}",
                "submenu 'Advanced options for Debian' {",
                "\tmenuentry 'Debian, with Linux 6.1' {",
                "\t\tlinux\t/boot/vmlinuz-6.1 root=UUID=aaaa ro",
                "\t}",
                "\tmenuentry 'Debian, with Linux 6.0' {",
                "\t\tlinux\t/boot/vmlinuz-6.0 root=UUID=aaaa ro",
                "\t}",
                "}",
                "menuentry 'CentOS (on /dev/sda3)' {",
                "\tlinux /boot/vmlinuz-2.6 ro root=/dev/sda3",
                "}"))
        .contains("/dev/sda3");
  }

  @Test
  void theDefaultOfLiloIsALabel() {
    assertThat(
            chosen(
                "/etc/lilo.conf",
                "boot=/dev/hda",
                "default=linux",
                "root=/dev/hda1",
                "image=/boot/vmlinuz-2.2.14",
                "\tlabel=old",
                "\troot=/dev/hda5",
                "image=/boot/vmlinuz-2.4.20",
                "\tlabel=linux",
                "other=/dev/hda2",
                "\tlabel=dos"))
        .contains("/dev/hda1");
    assertThat(
            chosen(
                "/etc/lilo.conf",
                "default = new",
                "image = /boot/vmlinuz",
                "  label = old",
                "  append = \"root=LABEL=/old\"",
                "image = /boot/vmlinuz-new",
                "  label = new",
                "  append=\"rhgb root=LABEL=/ quiet\""))
        .contains("LABEL=/");
  }

  @Test
  void whatWasSavedElsewhereMattersOnlyWhereRootsDiffer() {
    String[] saved = {
      "default saved", "title a", "kernel /a root=/dev/sda1", "title b", "kernel /b root=/dev/sda1"
    };
    assertThat(chosen("/grub/menu.lst", saved)).contains("/dev/sda1");
    saved[4] = "kernel /b root=/dev/sda2";
    assertThat(chosen("/grub/menu.lst", saved)).isEmpty();
  }

  @Test
  void anEntryThatStartsNoLinuxTellsNothing() {
    assertThat(
            chosen(
                "/grub/grub.conf",
                "default=1",
                "title a",
                "kernel /a root=/dev/sda1",
                "title b",
                "kernel /b root=/dev/sda2",
                "title DOS",
                "chainloader +1"))
        .contains("/dev/sda2");
    assertThat(chosen("/grub/grub.conf", "title DOS", "chainloader +1")).isEmpty();
    assertThat(BootMenu.of(server().root())).isEmpty();
  }

  @Test
  @Timeout(20)
  void linesOfNothingButBlanksAndQuotesEnd() {
    String[] lines = new String[250];
    Arrays.fill(lines, "default" + " ".repeat(2000) + "\"" + "label = ".repeat(200));
    assertThat(chosen("/grub/grub.conf", lines)).isEmpty();
  }

  private static Optional<String> chosen(String file, String... lines) {
    Path root = server().file(file, lines).root();
    return BootMenu.of(root).map(BootMenu::chosen);
  }
}
