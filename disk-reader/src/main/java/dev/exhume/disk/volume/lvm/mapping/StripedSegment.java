package dev.exhume.disk.volume.lvm.mapping;

import dev.exhume.binary.ByteSource;
import dev.exhume.disk.volume.lvm.group.Segment;
import dev.exhume.disk.volume.raid.Raid;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** One or several areas, of which each has its part of the bytes. */
final class StripedSegment {
  private static final long SECTOR_SIZE = 512;

  /** The kernel wants no larger chunks, and a larger number could not be multiplied. */
  private static final long MAX_CHUNK_SECTORS = 1L << 32;

  private StripedSegment() {}

  static Extents open(Segment segment, GroupMapping mapping) throws IOException {
    List<AreaName> areas = AreaName.list(segment, "stripes");
    long extents = segment.extents() / areas.size();
    if (extents * areas.size() != segment.extents()) {
      throw segment.malformed(
          "extent_count = %d for %d stripes".formatted(segment.extents(), areas.size()));
    }
    List<ByteSource> stripes = new ArrayList<>();
    boolean isComplete = true;
    for (AreaName area : areas) {
      Extents stripe = mapping.area(segment, area, extents);
      stripes.add(stripe.bytes());
      isComplete &= stripe.isComplete();
    }
    if (stripes.size() == 1) {
      return new Extents(stripes.get(0), isComplete);
    }
    ByteSource bytes = Raid.striped(stripes, chunkBytes(segment), mapping.size(segment));
    return new Extents(bytes, isComplete);
  }

  /** How much stands on one member before the next one goes on. */
  static long chunkBytes(Segment segment) throws IOException {
    long sectors = segment.section().number("stripe_size");
    if (sectors == 0 || sectors > MAX_CHUNK_SECTORS) {
      throw segment.malformed("stripe_size = " + sectors);
    }
    return sectors * SECTOR_SIZE;
  }
}
