package dev.exhume.disk.volume.lvm;

import dev.exhume.disk.DiskProblems;
import dev.exhume.disk.volume.lvm.group.GroupDescription;
import dev.exhume.disk.volume.lvm.group.PhysicalVolumeEntry;
import dev.exhume.disk.volume.lvm.metadata.MetadataCopy;
import dev.exhume.disk.volume.lvm.metadata.PhysicalVolume;
import dev.exhume.disk.volume.lvm.text.VolumeId;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Finds the groups that physical volumes belong to.
 *
 * <p>What the newest of their descriptions says is true, wherever it is: a physical volume that was
 * not there for a while has an old one, and some have none. Only ids tell which is which.
 */
final class GroupSearch {
  private final List<PhysicalVolume> physicalVolumes = new ArrayList<>();
  private final Map<VolumeId, GroupDescription> descriptions = new LinkedHashMap<>();
  private final DiskProblems problems;

  private GroupSearch(DiskProblems problems) {
    this.problems = problems;
  }

  static List<FoundGroup> among(List<PhysicalVolume> physicalVolumes, DiskProblems problems)
      throws IOException {
    GroupSearch search = new GroupSearch(problems);
    search.addAll(physicalVolumes);
    search.describe();
    search.describeFromRemains();
    return search.found();
  }

  /** Takes each id once: the copy of a disk is not used together with the disk. */
  private void addAll(List<PhysicalVolume> all) {
    Map<VolumeId, PhysicalVolume> known = new LinkedHashMap<>();
    for (PhysicalVolume volume : all) {
      PhysicalVolume used = volume.id().map(known::get).orElse(null);
      if (used == null) {
        volume.id().ifPresent(id -> known.put(id, volume));
        physicalVolumes.add(volume);
        continue;
      }
      boolean isBetter = sequence(volume) > sequence(used);
      PhysicalVolume better = isBetter ? volume : used;
      PhysicalVolume other = isBetter ? used : volume;
      volume.id().ifPresent(id -> known.put(id, better));
      physicalVolumes.set(physicalVolumes.indexOf(used), better);
      problems.add(
          other.name(), 0, "it has the same id as %s, which is used".formatted(better.name()));
    }
  }

  private static long sequence(PhysicalVolume volume) {
    return volume.copies().stream()
        .mapToLong(copy -> copy.group().sequence())
        .max()
        .orElse(Long.MIN_VALUE);
  }

  private void describe() {
    for (PhysicalVolume volume : physicalVolumes) {
      for (MetadataCopy copy : volume.copies()) {
        if (copy.standing() == MetadataCopy.Standing.CURRENT) {
          addNewer(descriptions, copy.group());
        }
      }
    }
  }

  private static void addNewer(
      Map<VolumeId, GroupDescription> descriptions, GroupDescription group) {
    descriptions.merge(
        group.id(), group, (old, other) -> other.sequence() > old.sequence() ? other : old);
  }

  /** Describes groups of which no current description is left by what else is left. */
  private void describeFromRemains() throws IOException {
    Map<VolumeId, GroupDescription> remains = new LinkedHashMap<>();
    for (PhysicalVolume volume : physicalVolumes) {
      boolean isDescribed =
          hasCurrentCopy(volume) || volume.id().filter(this::isDescribed).isPresent();
      Optional<MetadataCopy> copy = isDescribed ? Optional.empty() : remains(volume);
      if (copy.isPresent() && !descriptions.containsKey(copy.get().group().id())) {
        addNewer(remains, copy.get().group());
        problems.add(
            volume.name(),
            copy.get().position(),
            "no current description of group %s is left: change %d of it is used"
                .formatted(copy.get().group().name(), copy.get().group().sequence()));
      }
    }
    descriptions.putAll(remains);
  }

  private static boolean hasCurrentCopy(PhysicalVolume volume) {
    return volume.copies().stream()
        .anyMatch(copy -> copy.standing() == MetadataCopy.Standing.CURRENT);
  }

  private boolean isDescribed(VolumeId id) {
    return descriptions.values().stream().anyMatch(group -> group.has(id));
  }

  private static Optional<MetadataCopy> remains(PhysicalVolume volume) throws IOException {
    if (!volume.copies().isEmpty()) {
      return Optional.of(volume.copies().get(0));
    }
    return volume.older(
        group -> volume.id().isEmpty() || volume.id().filter(group::has).isPresent());
  }

  private List<FoundGroup> found() throws IOException {
    List<FoundGroup> groups = new ArrayList<>();
    Set<String> names = new HashSet<>();
    for (GroupDescription description : descriptions.values()) {
      groups.add(new FoundGroup(description, name(description, names)));
    }
    List<PhysicalVolume> left = new ArrayList<>();
    for (PhysicalVolume volume : physicalVolumes) {
      if (!join(volume, groups)) {
        left.add(volume);
      }
    }
    for (PhysicalVolume volume : left) {
      if (volume.hasIntactLabel() || !joinByElimination(volume, groups)) {
        tellUnused(volume);
      }
    }
    return groups;
  }

  /** The name of a group; of two that are called the same, the second has its id there, too. */
  private String name(GroupDescription group, Set<String> names) {
    if (names.add(group.name())) {
      return group.name();
    }
    String other = group.name() + "@" + group.id().characters();
    problems.add("/dev/" + other, 0, "another group is called %s, too".formatted(group.name()));
    return other;
  }

  private static boolean join(PhysicalVolume volume, List<FoundGroup> groups) {
    for (FoundGroup group : groups) {
      if (volume.id().filter(group.description()::has).isPresent()) {
        volume.id().ifPresent(id -> group.add(id, volume.bytes()));
        return true;
      }
    }
    return false;
  }

  /** Where the label is damaged, but only one physical volume of its group is missing, it is it. */
  private static boolean joinByElimination(PhysicalVolume volume, List<FoundGroup> groups)
      throws IOException {
    Optional<MetadataCopy> copy = volume.copies().stream().findFirst();
    if (copy.isEmpty()) {
      copy = volume.older(group -> true);
    }
    for (FoundGroup group : groups) {
      List<PhysicalVolumeEntry> missing = group.missing();
      if (missing.size() == 1
          && copy.filter(c -> c.group().id().equals(group.description().id())).isPresent()) {
        group.add(missing.get(0).id(), volume.bytes());
        return true;
      }
    }
    return false;
  }

  private void tellUnused(PhysicalVolume volume) {
    if (!volume.copies().isEmpty()) {
      problems.add(
          volume.name(),
          0,
          "group %s does not have it any more".formatted(volume.copies().get(0).group().name()));
    } else if (volume.isIntact()) {
      problems.add(volume.name(), 0, "no group that was found has this physical volume");
    }
  }
}
