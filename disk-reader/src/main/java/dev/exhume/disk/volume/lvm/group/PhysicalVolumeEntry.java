package dev.exhume.disk.volume.lvm.group;

import dev.exhume.binary.MalformedDataException;
import dev.exhume.disk.volume.lvm.text.Section;
import dev.exhume.disk.volume.lvm.text.VolumeId;

/**
 * What the text says of a physical volume. It has a hint at a device, too, which is no longer true
 * when disks are in another machine.
 *
 * @param name by which segments call it: {@code pv0}
 * @param start where its extents start, in bytes
 * @param extents how many it has
 * @param wasMissing whether it was not there when the group was changed last
 */
public record PhysicalVolumeEntry(
    String name, VolumeId id, long start, long extents, boolean wasMissing) {
  private static final long SECTOR_SIZE = 512;
  private static final long MAX_SECTORS = Long.MAX_VALUE / SECTOR_SIZE;

  static PhysicalVolumeEntry read(Section section) throws MalformedDataException {
    long start = section.number("pe_start");
    if (start > MAX_SECTORS) {
      throw section.malformed("pe_start = " + start);
    }
    return new PhysicalVolumeEntry(
        section.name(),
        section.id(),
        start * SECTOR_SIZE,
        section.number("pe_count"),
        section.list("flags").contains("MISSING") || section.list("status").contains("MISSING"));
  }
}
