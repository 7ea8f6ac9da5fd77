package dev.exhume.disk.volume.lvm;

import dev.exhume.binary.ByteSource;
import dev.exhume.disk.DiskProblems;
import dev.exhume.disk.volume.VolumeKind;
import dev.exhume.disk.volume.device.BlockDevice;
import dev.exhume.disk.volume.lvm.group.GroupDescription;
import dev.exhume.disk.volume.lvm.group.PhysicalVolumeEntry;
import dev.exhume.disk.volume.lvm.mapping.GroupMapping;
import dev.exhume.disk.volume.lvm.mapping.VisibleVolume;
import dev.exhume.disk.volume.lvm.mapping.VisibleVolumes;
import dev.exhume.disk.volume.lvm.text.VolumeId;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A volume group, and those of its physical volumes that are there. */
final class FoundGroup {
  private final GroupDescription description;
  private final String name;
  private final Map<VolumeId, ByteSource> devices = new HashMap<>();

  /**
   * @param name what it is called: as on the server, if no other group is
   */
  FoundGroup(GroupDescription description, String name) {
    this.description = description;
    this.name = name;
  }

  String name() {
    return name;
  }

  GroupDescription description() {
    return description;
  }

  void add(VolumeId id, ByteSource device) {
    devices.put(id, device);
  }

  /** The physical volumes that are not there. */
  List<PhysicalVolumeEntry> missing() {
    return description.physicalVolumes().values().stream()
        .filter(entry -> !devices.containsKey(entry.id()))
        .toList();
  }

  /** Notes which physical volumes are not there, or were not. */
  void tell(DiskProblems problems) {
    for (PhysicalVolumeEntry entry : description.physicalVolumes().values()) {
      String volume = "physical volume %s (%s)".formatted(entry.name(), entry.id());
      if (!devices.containsKey(entry.id())) {
        problems.add("/dev/" + name, 0, volume + " is missing: nothing on it can be read");
      } else if (entry.wasMissing()) {
        problems.add(
            "/dev/" + name,
            0,
            volume + " was missing when the group was changed last: it may be out of date");
      }
    }
  }

  /** Notes which physical volumes are cut off. */
  private void tellShort(DiskProblems problems) throws IOException {
    for (PhysicalVolumeEntry entry : description.physicalVolumes().values()) {
      ByteSource device = devices.get(entry.id());
      if (device == null) {
        continue;
      }
      long extents = Math.max(0, device.size() - entry.start()) / description.extentBytes();
      if (extents < entry.extents()) {
        problems.add(
            "/dev/" + name,
            device.size(),
            "physical volume %s (%s) ends after %d of its %d extents: the rest is lost"
                .formatted(entry.name(), entry.id(), extents, entry.extents()));
      }
    }
  }

  /** Its logical volumes. */
  List<BlockDevice> volumes(DiskProblems problems) throws IOException {
    tellShort(problems);
    String place = "/dev/%s/".formatted(name);
    GroupMapping mapping = new GroupMapping(description, devices, place, problems);
    List<BlockDevice> volumes = new ArrayList<>();
    for (VisibleVolume volume : new VisibleVolumes(description, mapping, place, problems).list()) {
      volumes.add(
          new BlockDevice(
              place + volume.name(),
              aliases(volume.name(), volume.id()),
              VolumeKind.LOGICAL_VOLUME,
              volume.bytes()));
    }
    return volumes;
  }

  private List<String> aliases(String volume, Optional<VolumeId> id) {
    String mapped = name.replace("-", "--") + "-" + volume.replace("-", "--");
    List<String> aliases = new ArrayList<>();
    aliases.add("/dev/mapper/" + mapped);
    aliases.add("/dev/disk/by-id/dm-name-" + mapped);
    id.ifPresent(
        known ->
            aliases.add(
                "/dev/disk/by-id/dm-uuid-LVM-"
                    + description.id().characters()
                    + known.characters()));
    return aliases;
  }
}
