package dev.exhume.disk.volume.md.superblock;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What a member says of its array and of itself, in whatever format.
 *
 * @param version as mdadm calls it: {@code 0.90}, {@code 1.2}
 * @param position where it lies on the device
 * @param uuid of the array, as mdadm writes it
 * @param name of the array: {@code oldbox:root}, or the number of its device
 * @param createdSeconds when the array was made, from the epoch
 * @param data where the data are on the device
 * @param number of the device among all that the array ever had
 * @param roles of the devices by their numbers, as this one saw them last
 * @param events how often the state of the array changed: who knows of less missed something
 * @param rest what else there is to say
 */
public record Superblock(
    String version,
    long position,
    String uuid,
    Optional<String> name,
    long createdSeconds,
    Geometry geometry,
    Extent data,
    int number,
    List<Role> roles,
    long events,
    Rest rest) {
  public Superblock {
    Objects.requireNonNull(version);
    Objects.requireNonNull(uuid);
    Objects.requireNonNull(name);
    Objects.requireNonNull(geometry);
    Objects.requireNonNull(data);
    roles = List.copyOf(roles);
    Objects.requireNonNull(rest);
  }

  /** What the device itself is for. */
  public Role role() {
    return roleOf(number);
  }

  /** What this one knows of another device; it may not be told of it any more. */
  public Role roleOf(int device) {
    return device >= 0 && device < roles.size() ? roles.get(device) : Role.SPARE;
  }

  /**
   * A part of the device.
   *
   * @param start in bytes
   * @param size in bytes
   */
  public record Extent(long start, long size) {}

  /**
   * What keeps a member from being used as it is.
   *
   * @param fault why the superblock is not believed without another
   * @param isReshaping whether data were being moved to another layout
   * @param isRebuilding whether the device has not yet got all that it should have
   * @param isReplacement whether it was made ready for taking the place of another
   * @param hasJournal whether another device takes what is written before the members do
   * @param isInSync whether parity and copies agree with the data everywhere
   * @param badBlocks a list of places that are known to be wrong, if there is one
   */
  public record Rest(
      Optional<String> fault,
      boolean isReshaping,
      boolean isRebuilding,
      boolean isReplacement,
      boolean hasJournal,
      boolean isInSync,
      Optional<BadBlockLog> badBlocks) {
    public Rest {
      Objects.requireNonNull(fault);
      Objects.requireNonNull(badBlocks);
    }
  }
}
