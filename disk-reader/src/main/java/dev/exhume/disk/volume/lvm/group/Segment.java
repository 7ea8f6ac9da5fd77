package dev.exhume.disk.volume.lvm.group;

import dev.exhume.binary.MalformedDataException;
import dev.exhume.disk.volume.lvm.text.Section;

/**
 * A part of a logical volume.
 *
 * @param start its first extent in the logical volume
 * @param extents how many it has
 * @param type how its bytes are put together: {@code striped}
 * @param section what else is said of it
 */
public record Segment(long start, long extents, String type, Section section) {
  private static final int MAX_TYPE_LENGTH = 100;

  static Segment read(Section section) throws MalformedDataException {
    String type = section.text("type");
    if (type.length() > MAX_TYPE_LENGTH) {
      throw section.malformed("type = " + type);
    }
    int flags = type.indexOf('+');
    long extents = section.number("extent_count");
    if (extents == 0) {
      throw section.malformed("extent_count = 0");
    }
    // What follows a plus only keeps versions of LVM away that are too old.
    return new Segment(
        section.number("start_extent"),
        extents,
        flags < 0 ? type : type.substring(0, flags),
        section);
  }

  /** The error for what is wrong with it. */
  public MalformedDataException malformed(String reason) {
    return section.malformed(reason);
  }
}
