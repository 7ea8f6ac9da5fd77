package dev.exhume.disk.volume.lvm.metadata;

import dev.exhume.binary.ByteSource;
import dev.exhume.binary.Bytes;
import dev.exhume.binary.MalformedDataException;
import dev.exhume.disk.volume.lvm.text.VolumeId;
import java.io.IOException;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The label of a physical volume and the header that follows it, in one of the first four sectors.
 *
 * @param id empty if it is damaged
 * @param metadataAreas where the group is described: none, one or two
 * @param damage what is wrong with it
 */
public record Label(
    long position,
    Optional<VolumeId> id,
    List<DiskArea> metadataAreas,
    Optional<MalformedDataException> damage) {
  private static final String MAGIC = "LABELONE";
  private static final String TYPE = "LVM2 001";
  private static final int SECTOR_SIZE = 512;
  private static final int SECTORS = 4;
  private static final int CHECKED_FROM = 20;

  /** Where LVM puts the first metadata area on disks with pages of 4 KiB. */
  private static final long USUAL_AREA = 4096;

  public Label {
    metadataAreas = List.copyOf(metadataAreas);
  }

  /**
   * Finds the label of a device; where it is lost, the metadata area that follows it says as well
   * that this is a physical volume.
   */
  public static Optional<Label> find(ByteSource device) throws IOException {
    Optional<Label> damaged = Optional.empty();
    for (int sector = 0; sector < SECTORS; sector++) {
      long position = (long) sector * SECTOR_SIZE;
      if (position > device.size() - SECTOR_SIZE) {
        break;
      }
      Bytes bytes = device.read("LVM label", position, SECTOR_SIZE, ByteOrder.LITTLE_ENDIAN);
      if (isLabel(bytes)) {
        Label label = read(bytes, sector);
        if (label.damage.isEmpty()) {
          return Optional.of(label);
        }
        damaged = damaged.isPresent() ? damaged : Optional.of(label);
      }
    }
    Optional<DiskArea> usual = MetadataArea.find(device, USUAL_AREA);
    if (damaged.isPresent()) {
      return Optional.of(damaged.get().withAreasIn(device, usual));
    }
    return usual.map(Label::lost);
  }

  /** The same, with no other areas than those that are there. */
  private Label withAreasIn(ByteSource device, Optional<DiskArea> usual) throws IOException {
    List<DiskArea> found = new ArrayList<>(usual.stream().toList());
    for (DiskArea area : metadataAreas) {
      if (area.start() != USUAL_AREA) {
        MetadataArea.find(device, area.start()).ifPresent(found::add);
      }
    }
    return new Label(position, id, found, damage);
  }

  private static Label lost(DiskArea area) {
    MalformedDataException damage =
        new MalformedDataException(
            "LVM label", SECTOR_SIZE, "it is lost, though metadata follow it");
    return new Label(SECTOR_SIZE, Optional.empty(), List.of(area), Optional.of(damage));
  }

  private static boolean isLabel(Bytes bytes) throws MalformedDataException {
    return bytes.text(0, MAGIC.length()).equals(MAGIC)
        && bytes.text(24, TYPE.length()).equals(TYPE);
  }

  private static Label read(Bytes bytes, int sector) throws MalformedDataException {
    Optional<MalformedDataException> damage = damage(bytes, sector);
    try {
      return read(bytes, damage);
    } catch (MalformedDataException e) {
      return new Label(
          bytes.position(), Optional.empty(), List.of(), Optional.of(damage.orElse(e)));
    }
  }

  private static Optional<MalformedDataException> damage(Bytes bytes, int sector)
      throws MalformedDataException {
    if (bytes.s64(8) != sector) {
      return Optional.of(bytes.malformed(8, "sector %d, not %d".formatted(bytes.s64(8), sector)));
    }
    long checksum = LvmChecksum.of(bytes.buffer(CHECKED_FROM, SECTOR_SIZE - CHECKED_FROM));
    if (bytes.u32(16) != checksum) {
      return Optional.of(
          bytes.malformed(16, "checksum 0x%08x, not 0x%08x".formatted(bytes.u32(16), checksum)));
    }
    return Optional.empty();
  }

  private static Label read(Bytes bytes, Optional<MalformedDataException> damage)
      throws MalformedDataException {
    long offset = bytes.u32(20);
    if (offset < VolumeId.SIZE || offset > SECTOR_SIZE - VolumeId.SIZE) {
      throw bytes.malformed(20, "header of the physical volume at 0x%x".formatted(offset));
    }
    int header = (int) offset;
    Optional<VolumeId> id = VolumeId.of(bytes.text(header, VolumeId.SIZE));
    if (id.isEmpty() && damage.isEmpty()) {
      throw bytes.malformed(header, "no id of a physical volume");
    }
    // First the areas of data, up to one at 0, then those of metadata.
    int next = header + 40;
    while (bytes.s64(next) != 0) {
      next += 16;
    }
    List<DiskArea> areas = new ArrayList<>();
    for (next += 16; bytes.s64(next) != 0; next += 16) {
      areas.add(new DiskArea(bytes.s64(next), bytes.s64(next + 8)));
    }
    return new Label(bytes.position(), id, areas, damage);
  }
}
