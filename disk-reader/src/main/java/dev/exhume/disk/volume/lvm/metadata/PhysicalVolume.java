package dev.exhume.disk.volume.lvm.metadata;

import dev.exhume.binary.ByteSource;
import dev.exhume.binary.Bytes;
import dev.exhume.binary.MalformedDataException;
import dev.exhume.disk.DiskProblems;
import dev.exhume.disk.volume.device.BlockDevice;
import dev.exhume.disk.volume.lvm.group.GroupDescription;
import dev.exhume.disk.volume.lvm.text.TextParser;
import dev.exhume.disk.volume.lvm.text.VolumeId;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** A device that was given to LVM, and what it says of its group. */
public final class PhysicalVolume {
  private final BlockDevice device;
  private final Label label;
  private final List<MetadataArea> areas;
  private final List<MetadataCopy> copies;
  private final boolean isIntact;

  private PhysicalVolume(
      BlockDevice device,
      Label label,
      List<MetadataArea> areas,
      List<MetadataCopy> copies,
      boolean isIntact) {
    this.isIntact = isIntact;
    this.device = device;
    this.label = label;
    this.areas = areas;
    this.copies = copies;
  }

  /** Reads what a device with a label says, and notes what of it is damaged. */
  public static PhysicalVolume read(BlockDevice device, Label label, DiskProblems problems)
      throws IOException {
    label
        .damage()
        .ifPresent(damage -> problems.add(device.name(), damage.offset(), damage.getMessage()));
    List<MetadataArea> areas = new ArrayList<>();
    List<MetadataCopy> copies = new ArrayList<>();
    boolean isIntact = label.damage().isEmpty();
    for (DiskArea place : label.metadataAreas()) {
      try {
        MetadataArea area = MetadataArea.of(device.bytes(), place);
        areas.add(area);
        Optional<RawLocation> current = area.current();
        if (current.isPresent()) {
          copies.add(copy(area, current.get()));
        }
      } catch (MalformedDataException e) {
        problems.add(device.name(), e.offset(), e.getMessage());
        isIntact = false;
      }
    }
    return new PhysicalVolume(device, label, areas, copies, isIntact);
  }

  private static MetadataCopy copy(MetadataArea area, RawLocation location) throws IOException {
    Bytes text = area.text(location);
    return new MetadataCopy(
        GroupDescription.read(TextParser.parse(text)),
        location.isIgnored() ? MetadataCopy.Standing.IGNORED : MetadataCopy.Standing.CURRENT,
        text.position());
  }

  /** What it is called, for messages. */
  public String name() {
    return device.name();
  }

  public ByteSource bytes() {
    return device.bytes();
  }

  /** By which its group knows it; empty if its label is damaged. */
  public Optional<VolumeId> id() {
    return label.id();
  }

  /** Whether its label is as LVM wrote it. */
  public boolean hasIntactLabel() {
    return label.damage().isEmpty();
  }

  /** Whether its label and its metadata areas are as LVM wrote them. */
  public boolean isIntact() {
    return isIntact;
  }

  /** The descriptions of its group that are whole, from each of its areas. */
  public List<MetadataCopy> copies() {
    return copies;
  }

  /** The newest description that is left of a group which has this physical volume. */
  public Optional<MetadataCopy> older(Predicate<GroupDescription> isWanted) throws IOException {
    List<MetadataCopy> found = new ArrayList<>();
    for (MetadataArea area : areas) {
      new OlderTexts(area).newest(isWanted).ifPresent(found::add);
    }
    return found.stream().max(Comparator.comparingLong(copy -> copy.group().sequence()));
  }
}
