package dev.exhume.disk.volume.md.superblock;

import dev.exhume.binary.ByteSource;
import dev.exhume.disk.DiskProblems;
import dev.exhume.disk.volume.partition.Partition;
import dev.exhume.disk.volume.partition.PartitionTable;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Finds the superblock of a device in any of its places. */
public final class SuperblockSearch {
  private static final List<Place> AT_START =
      List.of(SuperblockV1::readAtStart, SuperblockV1::readNearStart);

  /** What once was on the disk does not go away here when it is divided or formatted anew. */
  private static final List<Place> AT_END = List.of(SuperblockV1::readAtEnd, SuperblockV0::read);

  private SuperblockSearch() {}

  /**
   * The superblock of a device. One at the end, which is not left over, is that of the outer array:
   * another may be seen at the start of its data.
   */
  public static Optional<Superblock> find(ByteSource device) throws IOException {
    Optional<Superblock> first = youngest(AT_START, device);
    Optional<Superblock> last = youngest(AT_END, device);
    return last.isPresent() && !isLeftOver(last.get(), first, device) ? last : first;
  }

  private static Optional<Superblock> youngest(List<Place> places, ByteSource device) {
    Optional<Superblock> youngest = Optional.empty();
    for (Place place : places) {
      youngest = younger(youngest, read(place, device));
    }
    return youngest;
  }

  private static Optional<Superblock> younger(
      Optional<Superblock> first, Optional<Superblock> second) {
    if (first.isEmpty() || second.isEmpty()) {
      return first.isEmpty() ? second : first;
    }
    boolean isYounger = second.get().createdSeconds() > first.get().createdSeconds();
    return isYounger ? second : first;
  }

  private static Optional<Superblock> read(Place place, ByteSource device) {
    try {
      return place.read(device);
    } catch (IOException e) {
      // The end of a truncated disk is not there, which is no reason not to look at the rest.
      return Optional.empty();
    }
  }

  /**
   * Whether a superblock at the end is that of a partition, or was left by something earlier: data
   * cannot be where it is.
   */
  private static boolean isLeftOver(
      Superblock superblock, Optional<Superblock> first, ByteSource device) throws IOException {
    boolean isTooLarge =
        superblock.geometry().isRedundant()
            && superblock.rest().fault().isEmpty()
            && superblock.geometry().memberBytes() > superblock.position();
    long dataEnd = first.map(Superblock::data).map(data -> data.start() + data.size()).orElse(0L);
    if (isTooLarge
        || isCovered(superblock.position(), dataEnd, device)
        || isCovered(superblock.position(), FileSystemEnd.of(device), device)) {
      return true;
    }
    Optional<PartitionTable> table = PartitionTable.read(device, "device", new DiskProblems());
    return table.isPresent()
        && isCovered(superblock.position(), device.size(), table.get().partitions());
  }

  /**
   * What reaches further than the device does lies on a larger one, which the array makes of it.
   */
  private static boolean isCovered(long position, long end, ByteSource device) throws IOException {
    return position < end && end <= device.size();
  }

  /** The table of an array over several disks tells of more than the first disk has. */
  private static boolean isCovered(long position, long size, List<Partition> partitions) {
    boolean isInside = true;
    boolean isCovered = false;
    for (Partition partition : partitions) {
      long end = partition.startByte() + partition.sizeBytes();
      isInside &= end <= size;
      isCovered |= partition.startByte() <= position && position < end;
    }
    return isInside && isCovered;
  }

  /** Where a superblock may be. */
  private interface Place {
    Optional<Superblock> read(ByteSource device) throws IOException;
  }
}
