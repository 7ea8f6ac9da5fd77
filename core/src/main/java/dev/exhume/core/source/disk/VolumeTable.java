package dev.exhume.core.source.disk;

import dev.exhume.core.profile.Source;
import dev.exhume.core.profile.Source.Mount;
import dev.exhume.disk.filesystem.DiskFileSystem;
import dev.exhume.disk.filesystem.FileSystemState;
import dev.exhume.disk.volume.Volume;
import dev.exhume.disk.volume.VolumeContent;
import dev.exhume.disk.volume.Volumes;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The volumes as the profile has them: what each holds, and what the server used it for. */
final class VolumeTable {
  private final Volumes volumes;
  private final Optional<Volume> root;
  private final List<Mount> mounts;

  VolumeTable(Volumes volumes, Optional<Volume> root, List<Mount> mounts) {
    this.volumes = volumes;
    this.root = root;
    this.mounts = List.copyOf(mounts);
  }

  List<Source.Volume> rows() {
    List<Source.Volume> rows = new ArrayList<>();
    for (Volume volume : volumes) {
      Optional<String> mountedAt = mountedAt(volume);
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

  private Optional<String> mountedAt(Volume volume) {
    if (root.filter(volume::equals).isPresent()) {
      return Optional.of("/");
    }
    return mounts.stream()
        .filter(mount -> mount.mountPoint().startsWith("/") && !mount.mountPoint().equals("/"))
        .filter(mount -> volumes.find(mount.device()).filter(volume::equals).isPresent())
        .map(Mount::mountPoint)
        .findFirst();
  }

  private Optional<String> role(Volume volume, Optional<String> mountedAt) {
    if (root.filter(volume::equals).isPresent()) {
      return Optional.of("root");
    }
    return switch (volume.content().kind()) {
      case SWAP -> Optional.of("swap");
      case LVM_MEMBER, RAID_MEMBER, PARTITION_TABLE -> Optional.of("container");
      case FILE_SYSTEM ->
          mountedAt.map(
              place -> place.equals("/boot") || place.startsWith("/boot/") ? "boot" : "data");
      case LUKS, BSD_LABEL, UNKNOWN -> Optional.empty();
    };
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
