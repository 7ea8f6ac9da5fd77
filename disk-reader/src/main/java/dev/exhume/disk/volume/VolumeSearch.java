package dev.exhume.disk.volume;

import dev.exhume.binary.ByteSource;
import dev.exhume.binary.MalformedDataException;
import dev.exhume.disk.DiskProblems;
import dev.exhume.disk.image.DiskImage;
import dev.exhume.disk.volume.content.Contents;
import dev.exhume.disk.volume.device.BlockDevice;
import dev.exhume.disk.volume.device.DeviceName;
import dev.exhume.disk.volume.lvm.VolumeGroups;
import dev.exhume.disk.volume.md.Completeness;
import dev.exhume.disk.volume.md.MdArrays;
import dev.exhume.disk.volume.partition.Partition;
import dev.exhume.disk.volume.partition.PartitionTable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Finds what is on disks, then what is put together from that, as long as there is something. */
final class VolumeSearch {
  /** Arrays of logical volumes of arrays are deep already. */
  private static final int MAX_DEPTH = 16;

  private static final VolumeContent UNKNOWN =
      new VolumeContent(VolumeContent.Kind.UNKNOWN, "unknown", Optional.empty(), Optional.empty());

  private final DiskProblems problems = new DiskProblems();
  private final List<Disk> disks = new ArrayList<>();
  private final List<Volume> volumes = new ArrayList<>();
  private final List<BlockDevice> raidMembers = new ArrayList<>();
  private final List<BlockDevice> physicalVolumes = new ArrayList<>();
  private final Set<String> assembled = new HashSet<>();

  private VolumeSearch() {}

  static Volumes over(List<Optional<DiskImage>> places) throws IOException {
    VolumeSearch search = new VolumeSearch();
    List<String> missing = new ArrayList<>();
    for (int place = 0; place < places.size(); place++) {
      Optional<DiskImage> image = places.get(place);
      if (image.isPresent()) {
        search.addDisk(image.get(), place);
      } else {
        missing.add(DeviceName.ofDisk("/dev/sd", place));
      }
    }
    search.assemble();
    return new Volumes(search.disks, missing, search.volumes, search.problems);
  }

  private void addDisk(DiskImage image, int index) throws IOException {
    String name = DeviceName.ofDisk("/dev/sd", index);
    List<String> aliases =
        List.of(
            DeviceName.ofDisk("/dev/hd", index),
            DeviceName.ofDisk("/dev/vd", index),
            DeviceName.ofDisk("/dev/xvd", index));
    BlockDevice disk = new BlockDevice(name, aliases, VolumeKind.DISK, image.bytes());
    Optional<String> table = add(disk);
    disks.add(new Disk(name, image.file().toString(), image.bytes().size(), table));
  }

  /** Adds what is on a device: its partitions, or what it holds as a whole. */
  private Optional<String> add(BlockDevice device) throws IOException {
    Optional<VolumeContent> content = content(device);
    if (content.isEmpty()) {
      Optional<PartitionTable> table = partitionTable(device);
      if (table.isPresent()) {
        for (Partition partition : table.get().partitions()) {
          addPartition(device, partition);
        }
        return table.map(PartitionTable::kind);
      }
    }
    addVolume(device, content.orElseGet(() -> trace(device)));
    return Optional.empty();
  }

  private Optional<PartitionTable> partitionTable(BlockDevice device) {
    try {
      return PartitionTable.read(device.bytes(), device.name(), problems);
    } catch (IOException e) {
      // The same fault has kept it from being recognised, and has been told.
      return Optional.empty();
    }
  }

  /** One that lies past the end of what is there has been told, and holds nothing. */
  private void addPartition(BlockDevice device, Partition partition) throws IOException {
    BlockDevice part = partition(device, partition);
    if (partition.startByte() < device.bytes().size()) {
      addVolume(part);
    } else {
      addVolume(part, UNKNOWN);
    }
  }

  private static BlockDevice partition(BlockDevice device, Partition partition) {
    int number = partition.number();
    List<String> aliases = new ArrayList<>();
    for (String alias : device.aliases()) {
      aliases.add(DeviceName.ofPartition(alias, number));
    }
    partition.uuid().map("PARTUUID="::concat).ifPresent(aliases::add);
    partition.name().map("PARTLABEL="::concat).ifPresent(aliases::add);
    ByteSource bytes = device.bytes().slice(partition.startByte(), partition.sizeBytes());
    return new BlockDevice(
        DeviceName.ofPartition(device.name(), number), aliases, VolumeKind.PARTITION, bytes);
  }

  private void addVolume(BlockDevice device) throws IOException {
    addVolume(device, content(device).orElseGet(() -> trace(device)));
  }

  private void addVolume(BlockDevice device, VolumeContent content) throws IOException {
    volumes.add(new Volume(device, content));
    if (content.kind() == VolumeContent.Kind.RAID_MEMBER) {
      raidMembers.add(device);
    } else if (content.kind() == VolumeContent.Kind.LVM_MEMBER) {
      physicalVolumes.add(device);
    }
  }

  /** What a device holds; one that cannot be read may be any. */
  private Optional<VolumeContent> content(BlockDevice device) {
    try {
      return Contents.recognise(device.bytes());
    } catch (IOException e) {
      long offset = e instanceof MalformedDataException malformed ? malformed.offset() : 0;
      problems.add(device.name(), offset, "not known what it holds: " + e.getMessage());
      return Optional.empty();
    }
  }

  private static VolumeContent trace(BlockDevice device) {
    try {
      return Contents.recogniseTraces(device.bytes()).orElse(UNKNOWN);
    } catch (IOException e) {
      // What is there is too little to tell; that it cannot be read is not worth a problem.
      return UNKNOWN;
    }
  }

  /**
   * Arrays come before groups: a group may have its physical volumes on several of them. What is
   * whole comes first, what is beyond help last: what it lacks may be on another volume.
   */
  private void assemble() throws IOException {
    for (int depth = 0; depth < MAX_DEPTH; depth++) {
      if (!addArrays(Completeness.WHOLE)
          && !addArrays(Completeness.READABLE)
          && !addNew(VolumeGroups.assembleComplete(physicalVolumes, problems))
          && !addArrays(Completeness.PARTIAL)
          && !addNew(VolumeGroups.assemble(physicalVolumes, problems))) {
        return;
      }
    }
  }

  private boolean addArrays(Completeness least) throws IOException {
    return addNew(MdArrays.assemble(raidMembers, least, problems));
  }

  private boolean addNew(List<BlockDevice> devices) throws IOException {
    boolean isNew = false;
    for (BlockDevice device : devices) {
      if (assembled.add(device.name())) {
        isNew = true;
        add(device);
      }
    }
    return isNew;
  }
}
