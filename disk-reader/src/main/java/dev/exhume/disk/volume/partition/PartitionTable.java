package dev.exhume.disk.volume.partition;

import dev.exhume.binary.ByteSource;
import dev.exhume.disk.DiskProblems;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * How a disk is divided.
 *
 * @param kind {@code mbr} or {@code gpt}
 * @param partitions in the order of their numbers
 */
public record PartitionTable(String kind, List<Partition> partitions) {
  public PartitionTable {
    Objects.requireNonNull(kind);
    partitions = List.copyOf(partitions);
  }

  /**
   * Reads the table of a disk; a GPT wins over the MBR that protects it.
   *
   * @param disk its name in problems
   * @return nothing if the disk has none, or holds a file system as a whole
   */
  public static Optional<PartitionTable> read(ByteSource bytes, String disk, DiskProblems problems)
      throws IOException {
    Optional<List<Partition>> gpt = Gpt.read(bytes, disk, problems);
    if (gpt.isPresent()) {
      return Optional.of(new PartitionTable("gpt", gpt.get()));
    }
    return MasterBootRecord.read(bytes, disk, problems)
        .map(partitions -> new PartitionTable("mbr", partitions));
  }
}
