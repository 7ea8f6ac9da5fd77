package dev.exhume.disk.volume.lvm.group;

import dev.exhume.binary.MalformedDataException;
import dev.exhume.disk.volume.lvm.text.Section;
import dev.exhume.disk.volume.lvm.text.VolumeId;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** What a text says of a volume group. For one thread. */
public final class GroupDescription {
  private static final long SECTOR_SIZE = 512;

  /** LVM allows 4 GiB at most, and nothing smaller than a sector. */
  private static final long MAX_EXTENT_SECTORS = 1L << 32;

  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_+.][A-Za-z0-9_+.-]{0,127}");

  private final Section section;
  private final VolumeId id;
  private final long sequence;
  private final long extentBytes;
  private final Map<String, PhysicalVolumeEntry> physicalVolumes = new LinkedHashMap<>();
  private final Map<String, LogicalVolumeEntry> logicalVolumes = new HashMap<>();
  private final Map<String, MalformedDataException> faults = new HashMap<>();

  private GroupDescription(Section section) throws MalformedDataException {
    this.section = section;
    this.id = section.id();
    this.sequence = section.number("seqno");
    long sectors = section.number("extent_size");
    if (sectors == 0 || sectors > MAX_EXTENT_SECTORS) {
      throw section.malformed("extent_size = " + sectors);
    }
    this.extentBytes = sectors * SECTOR_SIZE;
    for (Section volume : section.section("physical_volumes").sections()) {
      physicalVolumes.put(volume.name(), PhysicalVolumeEntry.read(volume));
    }
  }

  /** Reads the one group that a text describes. */
  public static GroupDescription read(Section text) throws MalformedDataException {
    if (text.sections().size() != 1) {
      throw text.malformed("%d groups, not one".formatted(text.sections().size()));
    }
    Section group = text.sections().iterator().next();
    if (!isName(group.name())) {
      throw group.malformed("its name is none that LVM allows");
    }
    return new GroupDescription(group);
  }

  /** Whether a group or a logical volume may be called so, and a file below {@code /dev}. */
  private static boolean isName(String name) {
    return NAME.matcher(name).matches() && !name.equals(".") && !name.equals("..");
  }

  /** What the server called it: {@code VolGroup00}. */
  public String name() {
    return section.name();
  }

  public VolumeId id() {
    return id;
  }

  /** How often it was changed: of two descriptions the one with more is true. */
  public long sequence() {
    return sequence;
  }

  /** The size of an extent. */
  public long extentBytes() {
    return extentBytes;
  }

  /** A number of extents in bytes. */
  public long bytes(long extents) throws MalformedDataException {
    try {
      return Math.multiplyExact(extents, extentBytes);
    } catch (ArithmeticException e) {
      throw section.malformed("%d extents of %d bytes".formatted(extents, extentBytes));
    }
  }

  /** The physical volumes by the names that segments call them by. */
  public Map<String, PhysicalVolumeEntry> physicalVolumes() {
    return Collections.unmodifiableMap(physicalVolumes);
  }

  /** Whether a physical volume is a part of the group. */
  public boolean has(VolumeId physicalVolume) {
    return physicalVolumes.values().stream().anyMatch(entry -> entry.id().equals(physicalVolume));
  }

  /** What the logical volumes are called, in the order of the text. */
  public List<String> logicalVolumes() {
    return section.sectionOrNone("logical_volumes").sections().stream()
        .map(Section::name)
        .filter(GroupDescription::isName)
        .toList();
  }

  /** What is said of a logical volume, if it is mentioned. */
  public Optional<LogicalVolumeEntry> logicalVolume(String name) throws MalformedDataException {
    LogicalVolumeEntry known = logicalVolumes.get(name);
    if (known != null) {
      return Optional.of(known);
    }
    MalformedDataException fault = faults.get(name);
    if (fault != null) {
      throw fault;
    }
    Optional<Section> volume = section.sectionOrNone("logical_volumes").findSection(name);
    return volume.isPresent() ? Optional.of(logicalVolume(volume.get())) : Optional.empty();
  }

  /** Whatever comes of it is kept: a text may mention the same volume very often. */
  private LogicalVolumeEntry logicalVolume(Section volume) throws MalformedDataException {
    try {
      LogicalVolumeEntry entry = LogicalVolumeEntry.read(volume);
      bytes(entry.extents());
      logicalVolumes.put(volume.name(), entry);
      return entry;
    } catch (MalformedDataException e) {
      faults.put(volume.name(), e);
      throw e;
    }
  }

  /** Whether all that is said of logical volumes makes sense, each for itself. */
  public boolean isSound() {
    try {
      for (String name : logicalVolumes()) {
        logicalVolume(name);
      }
      return true;
    } catch (MalformedDataException e) {
      return false;
    }
  }
}
