package dev.exhume.disk.volume.lvm.mapping;

import dev.exhume.binary.UnsupportedFeatureException;
import dev.exhume.disk.image.part.Zeros;
import dev.exhume.disk.volume.lvm.group.Segment;
import java.io.IOException;
import java.util.Map;

/** How the bytes of a segment are put together. */
@FunctionalInterface
interface SegmentType {
  /** All types that are read; of RAID there are too many to name them. */
  Map<String, SegmentType> ALL =
      Map.ofEntries(
          Map.entry("striped", StripedSegment::open),
          Map.entry("linear", StripedSegment::open),
          Map.entry("mirror", MirrorSegment::open),
          Map.entry("thin", ThinSegment::open),
          Map.entry("cache", OverlaidSegment::cached),
          Map.entry("writecache", OverlaidSegment::writeCached),
          Map.entry("integrity", OverlaidSegment::checked),
          Map.entry("error", (segment, mapping) -> error(mapping.size(segment))),
          Map.entry("zero", (segment, mapping) -> zero(mapping.size(segment))));

  /** The bytes of a segment of this type: as many as it has extents for. */
  Extents open(Segment segment, GroupMapping mapping) throws IOException;

  /** The type of a segment. */
  static SegmentType of(Segment segment) throws IOException {
    SegmentType type = ALL.get(segment.type());
    if (type != null) {
      return type;
    }
    RaidLevel level =
        RaidLevel.of(segment.type())
            .orElseThrow(
                () -> new UnsupportedFeatureException("LVM segment type " + segment.type()));
    return (raid, mapping) -> RaidSegment.open(raid, level, mapping);
  }

  private static Extents error(long size) {
    return Extents.missing("LVM has put nothing there", size);
  }

  private static Extents zero(long size) {
    return new Extents(new Zeros(size), true);
  }
}
