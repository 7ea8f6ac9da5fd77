package dev.exhume.cli;

import dev.exhume.cli.text.Size;
import dev.exhume.cli.text.TextTable;
import dev.exhume.core.profile.Source;
import dev.exhume.core.profile.Source.Disk;
import dev.exhume.core.profile.Source.Volume;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Disks and volumes as a person reads them. */
final class DiskTable {
  private DiskTable() {}

  /** The tables, with a line feed at their end. */
  static String of(Source source) {
    TextTable disks = new TextTable(List.of("DISK", "FORMAT", "SIZE", "TABLE"));
    for (Disk disk : source.disks()) {
      disks.row(
          Stream.of(
                  disk.location(),
                  disk.format(),
                  Size.of(disk.sizeBytes()),
                  disk.partitionTable().orElse("none"))
              .toList());
    }
    TextTable volumes =
        new TextTable(
            List.of("VOLUME", "KIND", "SIZE", "CONTENT", "STATE", "LABEL", "UUID", "MOUNTED"));
    for (Volume volume : source.volumes()) {
      volumes.row(
          List.of(
              volume.name(),
              volume.kind(),
              Size.of(volume.sizeBytes()),
              volume.content(),
              text(volume.state()),
              text(volume.label()),
              text(volume.uuid()),
              text(volume.mountedAt())));
    }
    return disks + "\n" + volumes;
  }

  private static String text(Optional<String> value) {
    return value.orElse("-");
  }
}
