package dev.exhume.disk.volume.lvm.mapping;

import dev.exhume.binary.ByteSource;
import dev.exhume.binary.MalformedDataException;
import dev.exhume.disk.DiskProblems;
import dev.exhume.disk.image.part.FaultLog;
import dev.exhume.disk.image.part.Joined;
import dev.exhume.disk.volume.lvm.group.GroupDescription;
import dev.exhume.disk.volume.lvm.group.LogicalVolumeEntry;
import dev.exhume.disk.volume.lvm.group.PhysicalVolumeEntry;
import dev.exhume.disk.volume.lvm.group.Segment;
import dev.exhume.disk.volume.lvm.text.VolumeId;
import dev.exhume.disk.volume.lvm.thin.ThinPool;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Puts the bytes of logical volumes together. For one thread; the bytes are for several. */
public final class GroupMapping {
  /** A thin volume in a pool with a cache on RAID with checksums is half as deep. */
  private static final int MAX_DEPTH = 10;

  private final GroupDescription group;
  private final Map<VolumeId, ByteSource> devices;
  private final String place;
  private final DiskProblems problems;
  private final Map<String, Extents> volumes = new HashMap<>();
  private final Map<String, ThinPool> thinPools = new HashMap<>();
  private final Deque<String> open = new ArrayDeque<>();
  private final Set<String> claimed = new HashSet<>();

  /**
   * @param devices the physical volumes that are there
   * @param place where logical volumes are, for messages: {@code /dev/VolGroup00/}
   */
  public GroupMapping(
      GroupDescription group,
      Map<VolumeId, ByteSource> devices,
      String place,
      DiskProblems problems) {
    this.group = group;
    this.devices = Map.copyOf(devices);
    this.place = place;
    this.problems = problems;
  }

  /** The bytes of a logical volume; what cannot be had of it is told, and cannot be read. */
  public ByteSource volume(String name) throws IOException {
    return extents(name).bytes();
  }

  /** The logical volume that a segment mentions. */
  Extents volume(Segment segment, String name) throws IOException {
    if (group.logicalVolume(name).isEmpty()) {
      throw segment.malformed("it mentions %s, which does not exist".formatted(name));
    }
    return extents(name);
  }

  private Extents extents(String name) throws IOException {
    Extents known = volumes.get(name);
    if (known != null) {
      return known;
    }
    LogicalVolumeEntry entry = group.logicalVolume(name).orElseThrow();
    if (open.contains(name) || open.size() >= MAX_DEPTH) {
      throw new MalformedDataException(
          "LVM section " + name, 0, "it is put together from itself: " + open);
    }
    open.addLast(name);
    try {
      Extents extents = join(entry);
      volumes.put(name, extents);
      return extents;
    } finally {
      open.removeLast();
    }
  }

  private Extents join(LogicalVolumeEntry entry) throws IOException {
    List<ByteSource> parts = new ArrayList<>();
    boolean isComplete = true;
    for (Segment segment : entry.segments()) {
      Extents part = part(segment);
      parts.add(part.bytes());
      isComplete &= part.isComplete();
    }
    return new Extents(Joined.of(parts), isComplete);
  }

  private Extents part(Segment segment) throws IOException {
    try {
      return SegmentType.of(segment).open(segment, this);
    } catch (IOException e) {
      String reason = String.valueOf(e.getMessage());
      problem(start(segment), reason);
      return Extents.missing(reason, size(segment));
    }
  }

  /** A part of a physical or logical volume. */
  Extents area(Segment segment, AreaName area, long extents) throws IOException {
    PhysicalVolumeEntry physical = group.physicalVolumes().get(area.name());
    long end = area.firstExtent() + extents;
    if (physical != null) {
      check(segment, area, end, physical.extents());
      return area(physical, area.firstExtent(), extents);
    }
    Extents whole = volume(segment, area.name());
    check(segment, area, end, whole.bytes().size() / group.extentBytes());
    long size = group.bytes(extents);
    if (area.firstExtent() == 0 && size == whole.bytes().size()) {
      return whole;
    }
    long start = group.bytes(area.firstExtent());
    return new Extents(whole.bytes().slice(start, size), whole.isComplete());
  }

  private static void check(Segment segment, AreaName area, long end, long extents)
      throws MalformedDataException {
    if (end < 0 || end > extents) {
      throw segment.malformed(
          "extent %d of %s is beyond its %d".formatted(end - 1, area.name(), extents));
    }
  }

  private Extents area(PhysicalVolumeEntry physical, long firstExtent, long extents)
      throws IOException {
    long size = group.bytes(extents);
    ByteSource device = devices.get(physical.id());
    if (device == null) {
      return Extents.missing(
          "physical volume %s (%s) is missing".formatted(physical.name(), physical.id()), size);
    }
    try {
      long start = Math.addExact(physical.start(), group.bytes(firstExtent));
      Math.addExact(start, size);
      return new Extents(device.slice(start, size), !physical.wasMissing());
    } catch (ArithmeticException e) {
      throw new MalformedDataException(
          "LVM section " + physical.name(), 0, "it is larger than any disk");
    }
  }

  /** The thin pool that a segment mentions. */
  ThinPool thinPool(Segment segment, String name) throws IOException {
    ThinPool known = thinPools.get(name);
    if (known != null) {
      return known;
    }
    Segment pool =
        group
            .logicalVolume(name)
            .flatMap(entry -> entry.only("thin-pool"))
            .orElseThrow(() -> segment.malformed("%s is no thin pool".formatted(name)));
    ThinPool opened =
        ThinPool.open(
            volume(pool, pool.section().text("metadata")).bytes(),
            volume(pool, pool.section().text("pool")).bytes());
    thinPools.put(name, opened);
    return opened;
  }

  /**
   * Notes that a logical volume is one of several that may serve for each other, of which each can
   * be so only once: else a read that fails might be tried again without end.
   */
  void claim(Segment segment, String name) throws MalformedDataException {
    if (!group.physicalVolumes().containsKey(name) && !claimed.add(name)) {
      throw segment.malformed("it mentions %s, which is used already".formatted(name));
    }
  }

  GroupDescription group() {
    return group;
  }

  /** How many bytes a segment has. */
  long size(Segment segment) throws MalformedDataException {
    return group.bytes(segment.extents());
  }

  /** Where a segment starts in its logical volume, in bytes. */
  long start(Segment segment) throws MalformedDataException {
    return group.bytes(segment.start());
  }

  /** Notes what is wrong with the logical volume that is being put together. */
  void problem(long offset, String message) {
    problems.add(current(), offset, message);
  }

  /** Where to note what will be wrong with a segment that is being put together. */
  FaultLog faults(Segment segment) throws MalformedDataException {
    String volume = current();
    long start = start(segment);
    // Volumes live longer than what the text says of them.
    DiskProblems log = problems;
    return (offset, message) -> log.add(volume, start + offset, message);
  }

  private String current() {
    return open.isEmpty() ? place : place + open.getLast();
  }
}
