package dev.exhume.vm;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A state of the machine that somebody kept.
 *
 * @param parent the id of the snapshot that it was taken after
 * @param isCurrent whether the machine went on from it
 * @param disks in the order of their controllers
 */
public record Snapshot(
    String id,
    Optional<String> parent,
    Optional<String> name,
    Optional<String> description,
    Optional<Instant> takenAt,
    boolean isCurrent,
    List<Disk> disks) {
  public Snapshot {
    Objects.requireNonNull(id);
    Objects.requireNonNull(parent);
    Objects.requireNonNull(name);
    Objects.requireNonNull(description);
    Objects.requireNonNull(takenAt);
    disks = List.copyOf(disks);
  }

  /**
   * A disk as it was then.
   *
   * @param file as the descriptor has it
   */
  public record Disk(DeviceAddress controller, String file) {
    public Disk {
      Objects.requireNonNull(controller);
      Objects.requireNonNull(file);
    }
  }
}
