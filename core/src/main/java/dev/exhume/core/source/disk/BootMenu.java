package dev.exhume.core.source.disk;

import dev.exhume.core.reading.Problems;
import dev.exhume.core.reading.TextFile;
import dev.exhume.core.reading.TextLine;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a boot loader starts: GRUB, GRUB 2, LILO, SYSLINUX.
 *
 * @param file of the configuration, in its own file system
 * @param chosen the device that the default entry has as root
 * @param roots the devices of all entries
 */
record BootMenu(Path file, String chosen, Set<String> roots) {
  private static final List<String> FILES =
      List.of(
          "grub/grub.conf",
          "grub/menu.lst",
          "grub2/grub.cfg",
          "grub/grub.cfg",
          "boot/grub/grub.conf",
          "boot/grub/menu.lst",
          "boot/grub2/grub.cfg",
          "boot/grub/grub.cfg",
          "EFI/redhat/grub.cfg",
          "EFI/centos/grub.cfg",
          "EFI/redhat/grub.conf",
          "syslinux.cfg",
          "syslinux/syslinux.cfg",
          "extlinux.conf",
          "extlinux/extlinux.conf",
          "boot/extlinux/extlinux.conf",
          "etc/lilo.conf");

  /** The longest command line that a kernel takes is 2048 bytes. */
  private static final int LONGEST_LINE = 4096;

  private static final int LONGEST_SETTING = 256;

  private static final int MAX_ENTRIES = 1_000;

  private static final Pattern DEFAULT =
      Pattern.compile("(?i)\\s*(?:set\\s+)?default(?:\\s*=\\s*|\\s+)[\"']?([^\"'${}]+?)[\"']?\\s*");

  /** What GRUB 2 has in a submenu is indented, and counts as one entry. */
  private static final Pattern ENTRY =
      Pattern.compile(
          "(?i)(?:(?:menuentry|submenu)\\s+['\"]?|\\s*(?:title\\s|image\\s*=|other\\s*=|label\\s+))"
              + "\\s*([^'\"]*).*");

  private static final Pattern LILO_LABEL =
      Pattern.compile("(?i)\\s*label\\s*=\\s*\"?([^\"]+?)\"?\\s*");
  private static final Pattern KERNEL =
      Pattern.compile(
          "(?i)\\s*(?:kernel|linux|linux16|linuxefi|module|append)\\b.*|(?i)\\s*root\\s*=.*");
  private static final Pattern ROOT =
      Pattern.compile("(?:^|[\\s\"'])root\\s?=\\s?([\"']?)([^\\s\"']+)\\1");

  /** Reads the first configuration that names a root. */
  static Optional<BootMenu> of(Path root) {
    return FILES.stream()
        .map(root::resolve)
        .flatMap(file -> TextFile.readStart(file, 1, new Problems()).stream())
        .flatMap(file -> of(file).stream())
        .findFirst();
  }

  private static Optional<BootMenu> of(TextFile file) {
    String wanted = "0";
    String common = "";
    List<Entry> entries = new ArrayList<>();
    for (TextLine line : file.meaningfulLines()) {
      String text = line.text();
      if (text.length() > LONGEST_LINE || entries.size() > MAX_ENTRIES) {
        continue;
      }
      String setting = text.length() > LONGEST_SETTING ? "" : text;
      Matcher choice = DEFAULT.matcher(setting);
      Matcher label = LILO_LABEL.matcher(setting);
      Matcher start = ENTRY.matcher(text);
      Optional<String> device = device(text);
      if (entries.isEmpty() && choice.matches()) {
        wanted = choice.group(1);
      } else if (!entries.isEmpty() && label.matches()) {
        entries.add(entries.remove(entries.size() - 1).called(label.group(1)));
      } else if (start.matches()) {
        entries.add(new Entry(start.group(1).strip(), common));
      } else if (device.isPresent() && entries.isEmpty()) {
        common = device.get();
      } else if (device.isPresent()) {
        entries.add(entries.remove(entries.size() - 1).on(device.get()));
      }
    }
    return of(file.path(), wanted, entries);
  }

  private static Optional<BootMenu> of(Path file, String wanted, List<Entry> entries) {
    Set<String> roots = new LinkedHashSet<>();
    entries.stream().map(Entry::root).filter(root -> !root.isEmpty()).forEach(roots::add);
    for (int i = 0; i < entries.size(); i++) {
      Entry entry = entries.get(i);
      boolean isWanted = wanted.equals(String.valueOf(i)) || wanted.equals(entry.name());
      if (isWanted && !entry.root().isEmpty()) {
        return Optional.of(new BootMenu(file, entry.root(), roots));
      }
    }
    // One that is saved elsewhere, or a name that is none: all the same where all have one root.
    return roots.size() == 1
        ? Optional.of(new BootMenu(file, roots.iterator().next(), roots))
        : Optional.empty();
  }

  private static Optional<String> device(String line) {
    Matcher root = ROOT.matcher(line.strip());
    return KERNEL.matcher(line).matches() && root.find()
        ? Optional.of(root.group(2))
        : Optional.empty();
  }

  /**
   * An entry of the menu.
   *
   * @param root the device, empty if none is named
   */
  private record Entry(String name, String root) {
    Entry called(String label) {
      return new Entry(label, root);
    }

    Entry on(String device) {
      return new Entry(name, device);
    }
  }
}
