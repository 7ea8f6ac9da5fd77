package dev.exhume.disk.volume.partition;

import java.util.Objects;
import java.util.Optional;

/**
 * A part of a disk.
 *
 * @param number that Linux gives it: the 5 of {@code /dev/sda5}
 * @param startByte from the start of the disk
 * @param sizeBytes as the table says; the disk may end before
 * @param type the type byte of an MBR in hexadecimal, or the type GUID of a GPT
 * @param name of a GPT partition
 * @param uuid of a GPT partition; of another one the identity of its disk and its number, as Linux
 *     has it: {@code 0000beef-01}
 */
public record Partition(
    int number,
    long startByte,
    long sizeBytes,
    String type,
    Optional<String> name,
    Optional<String> uuid) {
  public Partition {
    Objects.requireNonNull(type);
    Objects.requireNonNull(name);
    Objects.requireNonNull(uuid);
  }

  /**
   * The same on a disk that has an identity.
   *
   * @param disk 0 if nobody gave it one
   */
  Partition on(long disk) {
    return disk == 0
        ? this
        : new Partition(
            number,
            startByte,
            sizeBytes,
            type,
            name,
            Optional.of("%08x-%02x".formatted(disk, number)));
  }
}
