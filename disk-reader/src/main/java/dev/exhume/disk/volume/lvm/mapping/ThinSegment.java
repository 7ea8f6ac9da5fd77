package dev.exhume.disk.volume.lvm.mapping;

import dev.exhume.binary.ByteSource;
import dev.exhume.disk.image.part.Joined;
import dev.exhume.disk.image.part.Zeros;
import dev.exhume.disk.volume.lvm.group.Segment;
import dev.exhume.disk.volume.lvm.thin.ThinPool;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** A volume that has blocks of a thin pool where it was written to. */
final class ThinSegment {
  private ThinSegment() {}

  static Extents open(Segment segment, GroupMapping mapping) throws IOException {
    ThinPool pool = mapping.thinPool(segment, segment.section().text("thin_pool"));
    long device = segment.section().number("device_id");
    Extents beneath = beneath(segment, mapping);
    return new Extents(
        pool.volume(device, mapping.size(segment), beneath.bytes()), beneath.isComplete());
  }

  /** What shows through: zeros, or the volume that was there before the pool. */
  private static Extents beneath(Segment segment, GroupMapping mapping) throws IOException {
    long size = mapping.size(segment);
    Optional<String> origin = segment.section().find("external_origin");
    if (origin.isEmpty()) {
      return new Extents(new Zeros(size), true);
    }
    Extents external = mapping.volume(segment, origin.get());
    long more = size - external.bytes().size();
    ByteSource bytes =
        more <= 0 ? external.bytes() : Joined.of(List.of(external.bytes(), new Zeros(more)));
    return new Extents(bytes, external.isComplete());
  }
}
