package dev.exhume.disk.volume.lvm.mapping;

import dev.exhume.disk.volume.lvm.group.LogicalVolumeEntry;
import dev.exhume.disk.volume.lvm.group.Segment;
import java.io.IOException;
import java.util.Optional;

/** A volume that has another one on faster disks before it, or one with checksums beside it. */
final class OverlaidSegment {
  private static final String LOST =
      "what was written last may be only in its %s, which is not read";

  private OverlaidSegment() {}

  /** A cache that keeps blocks of its origin. */
  static Extents cached(Segment segment, GroupMapping mapping) throws IOException {
    Optional<String> mode = segment.section().find("cache_mode");
    if (mode.isEmpty()) {
      Optional<LogicalVolumeEntry> pool =
          mapping.group().logicalVolume(segment.section().text("cache_pool"));
      mode =
          pool.flatMap(entry -> entry.only("cache-pool"))
              .flatMap(only -> only.section().find("cache_mode"));
    }
    if (mode.filter("writeback"::equals).isPresent()) {
      mapping.problem(mapping.start(segment), LOST.formatted("cache"));
    }
    return checked(segment, mapping);
  }

  /** A cache of what was written last. */
  static Extents writeCached(Segment segment, GroupMapping mapping) throws IOException {
    mapping.problem(mapping.start(segment), LOST.formatted("write cache"));
    return checked(segment, mapping);
  }

  /** A volume whose checksums are kept elsewhere. */
  static Extents checked(Segment segment, GroupMapping mapping) throws IOException {
    return mapping.area(
        segment, new AreaName(segment.section().text("origin"), 0), segment.extents());
  }
}
