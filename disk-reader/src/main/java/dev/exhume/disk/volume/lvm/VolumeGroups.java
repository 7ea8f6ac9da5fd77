package dev.exhume.disk.volume.lvm;

import dev.exhume.binary.ByteSource;
import dev.exhume.disk.DiskProblems;
import dev.exhume.disk.volume.VolumeContent;
import dev.exhume.disk.volume.device.BlockDevice;
import dev.exhume.disk.volume.lvm.metadata.Label;
import dev.exhume.disk.volume.lvm.metadata.OldLabel;
import dev.exhume.disk.volume.lvm.metadata.PhysicalVolume;
import dev.exhume.disk.volume.lvm.text.VolumeId;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The volume groups of a server. */
public final class VolumeGroups {
  private VolumeGroups() {}

  /** Whether a device is a physical volume. */
  public static Optional<VolumeContent> recognise(ByteSource device) throws IOException {
    Optional<Label> label = Label.find(device);
    if (label.isPresent()) {
      return Optional.of(content("lvm2-pv", label.get().id()));
    }
    return OldLabel.find(device).map(id -> content("lvm1-pv", Optional.of(id)));
  }

  private static VolumeContent content(String name, Optional<VolumeId> id) {
    return new VolumeContent(
        VolumeContent.Kind.LVM_MEMBER, name, Optional.empty(), id.map(VolumeId::toString));
  }

  /**
   * The logical volumes that a server would mount, of all groups on the physical volumes given;
   * where some are missing, what is on them cannot be read.
   */
  public static List<BlockDevice> assemble(List<BlockDevice> physicalVolumes, DiskProblems problems)
      throws IOException {
    List<BlockDevice> volumes = new ArrayList<>();
    for (FoundGroup group : find(physicalVolumes, problems)) {
      group.tell(problems);
      volumes.addAll(group.volumes(problems));
    }
    return volumes;
  }

  /** Those of the groups only of which no physical volume is missing. */
  public static List<BlockDevice> assembleComplete(
      List<BlockDevice> physicalVolumes, DiskProblems problems) throws IOException {
    List<BlockDevice> volumes = new ArrayList<>();
    // What is wrong now may turn out well when there are more physical volumes.
    for (FoundGroup group : find(physicalVolumes, new DiskProblems())) {
      if (group.missing().isEmpty()) {
        volumes.addAll(group.volumes(problems));
      }
    }
    return volumes;
  }

  private static List<FoundGroup> find(List<BlockDevice> devices, DiskProblems problems)
      throws IOException {
    List<PhysicalVolume> physicalVolumes = new ArrayList<>();
    for (BlockDevice device : devices) {
      Optional<Label> label = Label.find(device.bytes());
      if (label.isPresent()) {
        physicalVolumes.add(PhysicalVolume.read(device, label.get(), problems));
      } else {
        problems.add(
            device.name(), 0, "LVM1 is not read: a physical volume of Linux 2.4, or as old");
      }
    }
    return GroupSearch.among(physicalVolumes, problems);
  }
}
