package dev.exhume.core.source.disk;

import dev.exhume.core.profile.Source;
import dev.exhume.disk.filesystem.DiskFileSystem;
import dev.exhume.disk.filesystem.FileSystemState;
import dev.exhume.disk.volume.Volume;
import dev.exhume.disk.volume.VolumeContent;
import dev.exhume.disk.volume.Volumes;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The volumes as the profile has them: what each holds, and what the server used it for. */
final class VolumeTable {
  private final Volumes volumes;
  private final Function<Volume, Optional<String>> mountPoint;

  /**
   * @param mountPoint tells where a volume was mounted
   */
  VolumeTable(Volumes volumes, Function<Volume, Optional<String>> mountPoint) {
    this.volumes = volumes;
    this.mountPoint = mountPoint;
  }

  List<Source.Volume> rows() {
    List<Source.Volume> rows = new ArrayList<>();
    for (Volume volume : volumes) {
      Optional<String> mountedAt = mountPoint.apply(volume);
      rows.add(
          new Source.Volume(
              volume.name(),
              volume.kind().label(),
              volume.sizeBytes(),
              volume.content().name(),
              volume.label(),
              volume.uuid(),
              role(volume, mountedAt),
              mountedAt,
              state(volume)));
    }
    return rows;
  }

  private static Optional<String> role(Volume volume, Optional<String> mountedAt) {
    return switch (volume.content().kind()) {
      case SWAP -> Optional.of("swap");
      case LVM_MEMBER, RAID_MEMBER, PARTITION_TABLE -> Optional.of("container");
      case FILE_SYSTEM -> mountedAt.map(VolumeTable::role);
      case LUKS, BSD_LABEL, UNKNOWN -> Optional.empty();
    };
  }

  private static String role(String mountedAt) {
    if (mountedAt.equals("/")) {
      return "root";
    }
    return mountedAt.equals("/boot") || mountedAt.startsWith("/boot/") ? "boot" : "data";
  }

  private static Optional<String> state(Volume volume) {
    if (volume.content().kind() != VolumeContent.Kind.FILE_SYSTEM) {
      return Optional.empty();
    }
    try {
      return DiskFileSystem.identify(volume.bytes())
          .flatMap(identity -> identity.state())
          .map(FileSystemState::label);
    } catch (IOException unreadable) {
      // Whoever opens the file system is told why.
      return Optional.empty();
    }
  }
}
