package dev.exhume.disk.volume.lvm.group;

import dev.exhume.binary.MalformedDataException;
import dev.exhume.disk.volume.lvm.text.Section;
import dev.exhume.disk.volume.lvm.text.VolumeId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What the text says of a logical volume.
 *
 * @param id empty if there is none that is valid, which costs nothing
 * @param isVisible whether it is for users, and not a part of another logical volume
 * @param segments in their order, without gaps between them
 */
public record LogicalVolumeEntry(
    String name, Optional<VolumeId> id, boolean isVisible, List<Segment> segments) {
  public LogicalVolumeEntry {
    segments = List.copyOf(segments);
  }

  static LogicalVolumeEntry read(Section section) throws MalformedDataException {
    List<Segment> segments = new ArrayList<>();
    for (Section inner : section.sections()) {
      if (inner.name().startsWith("segment")) {
        segments.add(Segment.read(inner));
      }
    }
    segments.sort(Comparator.comparingLong(Segment::start));
    long next = 0;
    for (Segment segment : segments) {
      if (segment.start() != next) {
        throw segment.malformed(
            "start_extent = %d, but %d comes next".formatted(segment.start(), next));
      }
      next += segment.extents();
      if (next < 0) {
        throw segment.malformed("extent_count = " + segment.extents());
      }
    }
    if (segments.isEmpty()) {
      throw section.malformed("no segments");
    }
    return new LogicalVolumeEntry(
        section.name(),
        section.find("id").flatMap(VolumeId::of),
        section.list("status").contains("VISIBLE"),
        segments);
  }

  /** How many extents it has. */
  public long extents() {
    Segment last = segments.get(segments.size() - 1);
    return last.start() + last.extents();
  }

  /** The only segment, if it is of a type of which a logical volume cannot have several. */
  public Optional<Segment> only(String type) {
    return segments.size() == 1 && segments.get(0).type().equals(type)
        ? Optional.of(segments.get(0))
        : Optional.empty();
  }
}
