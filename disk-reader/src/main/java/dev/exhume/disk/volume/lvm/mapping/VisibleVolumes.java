package dev.exhume.disk.volume.lvm.mapping;

import dev.exhume.binary.ByteSource;
import dev.exhume.binary.MalformedDataException;
import dev.exhume.disk.DiskProblems;
import dev.exhume.disk.volume.lvm.group.GroupDescription;
import dev.exhume.disk.volume.lvm.group.LogicalVolumeEntry;
import dev.exhume.disk.volume.lvm.group.Segment;
import dev.exhume.disk.volume.lvm.snapshot.ExceptionStore;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The logical volumes of a group that users saw.
 *
 * <p>A snapshot is described by a volume that nobody sees, and seen under the name of the volume
 * that stores its exceptions. While it is merged into its origin, that is seen as it will be.
 */
public final class VisibleVolumes {
  private static final String SNAPSHOT = "snapshot";

  /** What has no bytes of its own to be seen. */
  private static final Set<String> UNSEEN = Set.of(SNAPSHOT, "thin-pool", "cache-pool", "vdo-pool");

  private final GroupDescription group;
  private final GroupMapping mapping;
  private final String place;
  private final DiskProblems problems;
  private final Map<String, LogicalVolumeEntry> entries = new LinkedHashMap<>();
  private final Map<String, Segment> snapshots = new HashMap<>();
  private final Map<String, Segment> merging = new HashMap<>();

  /**
   * @param place where they are: {@code /dev/VolGroup00/}
   */
  public VisibleVolumes(
      GroupDescription group, GroupMapping mapping, String place, DiskProblems problems) {
    this.group = group;
    this.mapping = mapping;
    this.place = place;
    this.problems = problems;
  }

  /** Puts them together. */
  public List<VisibleVolume> list() {
    for (String name : group.logicalVolumes()) {
      try {
        group.logicalVolume(name).ifPresent(entry -> add(name, entry));
      } catch (MalformedDataException e) {
        problems.add(place + name, 0, e.getMessage());
      }
    }
    List<VisibleVolume> visible = new ArrayList<>();
    for (LogicalVolumeEntry entry : entries.values()) {
      try {
        bytes(entry)
            .ifPresent(bytes -> visible.add(new VisibleVolume(entry.name(), entry.id(), bytes)));
      } catch (IOException e) {
        problems.add(place + entry.name(), 0, String.valueOf(e.getMessage()));
      }
    }
    return visible;
  }

  private void add(String name, LogicalVolumeEntry entry) {
    entries.put(name, entry);
    entry
        .only(SNAPSHOT)
        .ifPresent(
            snapshot -> {
              snapshot.section().find("cow_store").ifPresent(s -> snapshots.put(s, snapshot));
              snapshot.section().find("origin").ifPresent(o -> addMerging(o, snapshot));
            });
  }

  private void addMerging(String origin, Segment snapshot) {
    if (snapshot.section().find("merging_store").isPresent()) {
      merging.put(origin, snapshot);
    }
  }

  private Optional<ByteSource> bytes(LogicalVolumeEntry entry) throws IOException {
    Segment snapshot = snapshots.get(entry.name());
    if (snapshot != null) {
      return view(entry.name(), snapshot, snapshot.section().find("origin"), entry.name());
    }
    if (!entry.isVisible() || UNSEEN.contains(entry.segments().get(0).type())) {
      return Optional.empty();
    }
    Segment merged = merging.get(entry.name());
    if (merged != null) {
      String store = merged.section().text("merging_store");
      Optional<ByteSource> view = view(entry.name(), merged, Optional.of(entry.name()), store);
      if (view.isPresent()) {
        return view;
      }
    }
    return Optional.of(mapping.volume(entry.name()));
  }

  /** What a snapshot shows; empty if it is lost, which is told. */
  private Optional<ByteSource> view(
      String name, Segment snapshot, Optional<String> origin, String store) throws IOException {
    try {
      String base = origin.orElseThrow(() -> snapshot.malformed("no origin"));
      ByteSource beneath = mapping.volume(snapshot, base).bytes();
      ExceptionStore exceptions =
          ExceptionStore.open(
              mapping.volume(snapshot, store).bytes(), snapshot.section().number("chunk_size"));
      if (exceptions.isValid()) {
        return Optional.of(exceptions.over(beneath));
      }
      problems.add(
          place + name,
          0,
          "snapshot %s of %s had no room left, and is of no use".formatted(store, base));
    } catch (IOException e) {
      problems.add(place + name, 0, "snapshot %s: %s".formatted(store, e.getMessage()));
    }
    return Optional.empty();
  }
}
