package dev.exhume.core.source.disk;

import dev.exhume.core.profile.Source.Mount;
import dev.exhume.disk.volume.Disk;
import dev.exhume.disk.volume.Volume;
import dev.exhume.disk.volume.VolumeKind;
import dev.exhume.disk.volume.Volumes;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds the volumes that {@code fstab} names.
 *
 * <p>A label or a UUID is certain. A name such as {@code /dev/hdc1} depends on where the disk was
 * attached: the disk that holds the root has the name that {@code fstab} has for the root; of the
 * others each has its own name, or else those that are left are taken in order.
 */
final class MountedDevices {
  private static final Pattern BY_PLACE =
      Pattern.compile(
          "/dev/disk/by-(?:id|path)/.*?(?:-scsi-\\d+:\\d+:(\\d+):\\d+)?(?:-part(\\d+))?");
  private static final Set<String> REMOVABLE = Set.of("iso9660", "udf", "subfs", "supermount");

  private final Volumes volumes;
  private final Map<String, String> disks;

  private MountedDevices(Volumes volumes, Map<String, String> disks) {
    this.volumes = volumes;
    this.disks = disks;
  }

  /** Works out which disk is which. */
  static MountedDevices of(Volumes volumes, Volume root, List<Mount> mounts) {
    Map<String, String> disks = new HashMap<>();
    Set<String> free = new TreeSet<>();
    volumes.disks().forEach(disk -> free.add(disk.name()));
    for (Mount mount : mounts) {
      Optional<DiskPartition> named = DiskPartition.of(mount.device());
      Optional<String> holder = diskOf(root);
      if (mount.mountPoint().equals("/") && named.isPresent() && holder.isPresent()) {
        disks.put(named.get().disk(), holder.get());
        free.remove(holder.get());
      }
    }
    Set<String> unplaced = new TreeSet<>();
    for (String disk : names(mounts)) {
      Optional<String> own = ownName(volumes, disk).filter(free::contains);
      if (!disks.containsKey(disk)) {
        own.ifPresentOrElse(place -> disks.put(disk, place), () -> unplaced.add(disk));
        own.ifPresent(free::remove);
      }
    }
    // A name that is left over may be that of a disk which is missing; then it is nobody's.
    Set<String> nameless = volumes.missing().isEmpty() ? unplaced : Set.of();
    for (String disk : nameless) {
      Optional<String> next = free.stream().findFirst();
      next.ifPresent(place -> disks.put(disk, place));
      next.ifPresent(free::remove);
    }
    return new MountedDevices(volumes, disks);
  }

  private static Set<String> names(List<Mount> mounts) {
    Set<String> names = new TreeSet<>();
    for (Mount mount : mounts) {
      if (!REMOVABLE.contains(mount.type())) {
        DiskPartition.of(mount.device()).map(DiskPartition::disk).ifPresent(names::add);
      }
    }
    return names;
  }

  /** The disk that has the place among the others that a name stands for. */
  private static Optional<String> ownName(Volumes volumes, String disk) {
    return DiskPartition.of(disk).flatMap(named -> diskAt(volumes, named.index()));
  }

  private static Optional<String> diskAt(Volumes volumes, int index) {
    return volumes.disks().stream()
        .map(Disk::name)
        .filter(name -> DiskPartition.of(name).filter(named -> named.index() == index).isPresent())
        .findFirst();
  }

  private static Optional<String> diskOf(Volume volume) {
    return switch (volume.kind()) {
      case PARTITION, DISK -> DiskPartition.of(volume.name()).map(DiskPartition::disk);
      case LOGICAL_VOLUME, ARRAY -> Optional.empty();
    };
  }

  /** The volume that a line of {@code fstab} means. */
  Optional<Volume> find(String device) {
    String plain = DeviceText.plain(device);
    Optional<DiskPartition> named = DiskPartition.of(plain);
    if (named.isPresent()) {
      return partition(disks.getOrDefault(named.get().disk(), ""), named.get().partition());
    }
    Optional<Volume> found = volumes.find(plain);
    return found.isPresent() ? found : byPlace(plain);
  }

  /** By the place on its bus, if that is told, or where there is but one disk. */
  private Optional<Volume> byPlace(String device) {
    Matcher place = BY_PLACE.matcher(device);
    if (!place.matches()) {
      return Optional.empty();
    }
    int index = place.group(1) == null ? 0 : Integer.parseInt(place.group(1));
    boolean isSure = place.group(1) != null || volumes.disks().size() == 1;
    Optional<Integer> partition = Optional.ofNullable(place.group(2)).map(Integer::valueOf);
    return isSure
        ? diskAt(volumes, index).flatMap(disk -> partition(disk, partition))
        : Optional.empty();
  }

  private Optional<Volume> partition(String disk, Optional<Integer> partition) {
    return volumes.all().stream()
        .filter(volume -> volume.kind() == VolumeKind.PARTITION || volume.kind() == VolumeKind.DISK)
        .filter(
            volume ->
                DiskPartition.of(volume.name())
                    .filter(name -> name.disk().equals(disk) && name.partition().equals(partition))
                    .isPresent())
        .findFirst();
  }
}
