package dev.exhume.core.analysis.addresses;

import dev.exhume.core.analysis.packages.Ownership;
import dev.exhume.core.profile.Customisation;
import dev.exhume.core.profile.Customisation.ModifiedFile;
import dev.exhume.core.reading.TextLine;
import dev.exhume.core.reading.TsvTable;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Finds devices by their absolute names in configuration and scripts that somebody wrote or
 * changed: what packages bring is full of names that no machine has all of.
 */
final class DeviceNames {
  private static final int LONGEST_LINE = 1000;

  private static final Pattern NAME = Pattern.compile("(?<![\\w.*-])/dev/[\\w./:@-]{1,200}");

  /** What is told on its own, or is about the disks of the machine. */
  private static final Pattern LEFT_OUT =
      Pattern.compile(
          "/etc/(?:fstab|mtab|crypttab|lilo\\.conf|grub|raidtab|mdadm|blkid|smartd|default/grub|sysconfig/(?:grub|hwconf)|lvm|udev|makedev\\.d|security|iftab).*",
          Pattern.CASE_INSENSITIVE);

  private final List<Device> devices =
      TsvTable.resource(DeviceNames.class, "devices.tsv").rows().stream()
          .map(
              row ->
                  new Device(
                      Pattern.compile(row.get("device")), row.get("what"), row.get("advice")))
          .toList();

  private final Ownership ownership;
  private final Set<String> changed;
  private final Dependencies dependencies;

  DeviceNames(Ownership ownership, Customisation customisation, Dependencies dependencies) {
    this.ownership = ownership;
    this.changed =
        customisation.modifiedFiles().stream()
            .flatMap(Collection::stream)
            .map(ModifiedFile::path)
            .collect(Collectors.toSet());
    this.dependencies = dependencies;
  }

  void search(Path file, List<TextLine> lines) {
    boolean isOfNote =
        !LEFT_OUT.matcher(file.toString()).matches()
            && (changed.contains(file.toString()) || ownership.ownerOf(file).isEmpty());
    if (isOfNote) {
      lines.stream().filter(line -> line.text().length() <= LONGEST_LINE).forEach(this::search);
    }
  }

  private void search(TextLine line) {
    Matcher matcher = NAME.matcher(line.text());
    while (matcher.find()) {
      String name = matcher.group();
      device(name)
          .ifPresent(
              device ->
                  dependencies.add(
                      DependencyKind.DEVICE,
                      name,
                      line.evidence(),
                      device.what() + ": " + device.advice()));
    }
  }

  private Optional<Device> device(String name) {
    return devices.stream().filter(device -> device.name().matcher(name).matches()).findFirst();
  }

  private record Device(Pattern name, String what, String advice) {}
}
