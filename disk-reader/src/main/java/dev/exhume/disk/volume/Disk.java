package dev.exhume.disk.volume;

import java.util.Objects;
import java.util.Optional;

/**
 * One of the disks that volumes are on.
 *
 * @param name that the server most likely used: {@code /dev/sda}
 * @param place the image that holds it
 * @param partitionTable {@code mbr} or {@code gpt}, if it has one
 */
public record Disk(String name, String place, long sizeBytes, Optional<String> partitionTable) {
  public Disk {
    Objects.requireNonNull(name);
    Objects.requireNonNull(place);
    Objects.requireNonNull(partitionTable);
  }
}
