package dev.exhume.core.analysis.bootloader;

import dev.exhume.core.reading.Problems;
import dev.exhume.core.reading.TextFile;
import dev.exhume.core.reading.TextLine;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds what GRUB, LILO, SYSLINUX or EXTLINUX starts. */
public final class BootLoader {
  /** The longest command line that a kernel takes is 2048 bytes. */
  static final int LONGEST_LINE = 4096;

  static final int MAX_ENTRIES = 1_000;

  private static final List<String> GRUB =
      List.of(
          "boot/grub/grub.conf",
          "boot/grub/menu.lst",
          "etc/grub.conf",
          "boot/grub/grub.cfg",
          "boot/grub2/grub.cfg",
          "boot/efi/EFI/redhat/grub.cfg",
          "boot/efi/EFI/centos/grub.cfg");

  private static final List<String> SYSLINUX =
      List.of(
          "boot/extlinux/extlinux.conf",
          "boot/extlinux.conf",
          "extlinux.conf",
          "boot/syslinux/syslinux.cfg",
          "boot/syslinux.cfg");

  private static final String SAVED = "saved_entry=";

  private BootLoader() {}

  /** The default entry of the first configuration that has one. */
  public static Optional<BootEntry> defaultEntry(Path root, Problems problems) {
    return Stream.concat(
            Stream.concat(
                read(root, GRUB, problems)
                    .flatMap(file -> GrubMenu.defaultEntry(file, saved(file, problems)).stream()),
                read(root, List.of("etc/lilo.conf"), problems)
                    .flatMap(file -> LabelledMenu.ofLilo(file).stream())),
            read(root, SYSLINUX, problems).flatMap(file -> LabelledMenu.ofSyslinux(file).stream()))
        .findFirst();
  }

  private static Stream<TextFile> read(Path root, List<String> files, Problems problems) {
    return files.stream()
        .flatMap(file -> TextFile.readStart(root.resolve(file), 1, problems).stream());
  }

  /**
   * The new GRUB keeps it beside its menu as a variable without quotes, the old one as a number.
   */
  private static Optional<String> saved(TextFile menu, Problems problems) {
    Path environment = menu.path().resolveSibling("grubenv");
    return TextFile.readStart(environment, 1, problems).stream()
        .flatMap(file -> file.lines().stream())
        .filter(line -> line.text().startsWith(SAVED))
        .map(line -> line.text().substring(SAVED.length()).strip())
        .filter(entry -> !entry.isEmpty())
        .findFirst()
        .or(
            () ->
                TextFile.readStart(menu.path().resolveSibling("default"), 1, problems)
                    .flatMap(TextFile::firstMeaningfulLine)
                    .map(TextLine::stripped));
  }
}
