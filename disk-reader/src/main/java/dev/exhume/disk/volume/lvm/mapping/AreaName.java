package dev.exhume.disk.volume.lvm.mapping;

import dev.exhume.binary.MalformedDataException;
import dev.exhume.disk.volume.lvm.group.Segment;
import java.util.ArrayList;
import java.util.List;

/**
 * What a segment is put together from.
 *
 * @param name of a physical volume of the group, or of another logical volume
 * @param firstExtent of it
 */
record AreaName(String name, long firstExtent) {
  /** The areas in a list of names and extents in turn. */
  static List<AreaName> list(Segment segment, String key) throws MalformedDataException {
    List<String> list = segment.section().list(key);
    if (list.isEmpty() || list.size() % 2 != 0) {
      throw segment.malformed("%s with %d elements".formatted(key, list.size()));
    }
    List<AreaName> areas = new ArrayList<>();
    for (int i = 0; i < list.size(); i += 2) {
      areas.add(new AreaName(list.get(i), segment.section().number(key, list.get(i + 1))));
    }
    return areas;
  }
}
