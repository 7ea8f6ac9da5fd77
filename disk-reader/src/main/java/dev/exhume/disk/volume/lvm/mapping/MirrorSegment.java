package dev.exhume.disk.volume.lvm.mapping;

import dev.exhume.binary.ByteSource;
import dev.exhume.disk.volume.lvm.group.Segment;
import dev.exhume.disk.volume.raid.Raid;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Copies of the same bytes, kept by the kernel's mirror target: the first is always as it should
 * be, others may still be on their way.
 */
final class MirrorSegment {
  /** The kernel takes no more than 9. */
  private static final int MAX_SIDES = 32;

  private MirrorSegment() {}

  static Extents open(Segment segment, GroupMapping mapping) throws IOException {
    List<Extents> copies = new ArrayList<>();
    List<AreaName> areas = AreaName.list(segment, "mirrors");
    if (areas.size() > MAX_SIDES) {
      throw segment.malformed("%d mirrors".formatted(areas.size()));
    }
    for (AreaName area : areas) {
      mapping.claim(segment, area.name());
      copies.add(mapping.area(segment, area, segment.extents()));
    }
    return of(copies, segment, mapping);
  }

  /** The same bytes from several places, from those that are complete if possible. */
  static Extents of(List<Extents> copies, Segment segment, GroupMapping mapping)
      throws IOException {
    List<ByteSource> inOrder = new ArrayList<>();
    copies.stream().filter(Extents::isComplete).map(Extents::bytes).forEach(inOrder::add);
    boolean isComplete = !inOrder.isEmpty();
    copies.stream().filter(copy -> !copy.isComplete()).map(Extents::bytes).forEach(inOrder::add);
    if (inOrder.size() == 1) {
      return new Extents(inOrder.get(0), isComplete);
    }
    return new Extents(
        Raid.mirror(inOrder, mapping.size(segment), mapping.faults(segment)), isComplete);
  }
}
