package dev.exhume.disk.volume.lvm;

import dev.exhume.binary.ByteSource;
import dev.exhume.disk.DiskProblems;
import dev.exhume.disk.volume.VolumeContent;
import dev.exhume.disk.volume.device.BlockDevice;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** The volume groups of a server. */
public final class VolumeGroups {
  private VolumeGroups() {}

  /** Whether a device is a physical volume. */
  public static Optional<VolumeContent> recognise(ByteSource device) throws IOException {
    return Optional.empty();
  }

  /** The logical volumes that a server would mount, of all groups on the physical volumes given. */
  public static List<BlockDevice> assemble(List<BlockDevice> physicalVolumes, DiskProblems problems)
      throws IOException {
    return List.of();
  }
}
