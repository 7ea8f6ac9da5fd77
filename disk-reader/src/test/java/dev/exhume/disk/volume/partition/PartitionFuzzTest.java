package dev.exhume.disk.volume.partition;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.exhume.disk.DiskProblems;
import dev.exhume.disk.MemoryVolume;
import dev.exhume.disk.PackedDisk;
import dev.exhume.disk.SealedDisk;
import dev.exhume.testdata.PartitionedDisks;
import java.io.IOException;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever a table says, its partitions start on a disk and have a length. */
class PartitionFuzzTest {
  private static final int MOST_SECTORS = 16;

  static Stream<byte[]> bootRecords() {
    return Stream.of(start("mbr"));
  }

  static Stream<byte[]> tables() {
    return Stream.of(start("gpt"));
  }

  private static byte[] start(String table) {
    return PackedDisk.pack(PartitionedDisks.disk(table), MOST_SECTORS, sector -> true);
  }

  @MethodSource("bootRecords")
  @FuzzTest
  void mbr(byte[] packed) {
    read(PackedDisk.unpack(packed));
  }

  @MethodSource("tables")
  @FuzzTest
  void gpt(byte[] packed) {
    read(SealedDisk.gpt(PackedDisk.unpack(packed)));
  }

  private static void read(byte[] disk) {
    DiskProblems problems = new DiskProblems();
    try {
      Optional<PartitionTable> table = PartitionTable.read(new MemoryVolume(disk), "sda", problems);
      table.ifPresent(read -> read.partitions().forEach(PartitionFuzzTest::check));
    } catch (IOException e) {
      // A table may be refused; it may not do anything else.
    }
    problems.sorted();
  }

  private static void check(Partition partition) {
    if (partition.startByte() < 0
        || partition.sizeBytes() <= 0
        || partition.startByte() > Long.MAX_VALUE - partition.sizeBytes()) {
      throw new IllegalStateException(partition.toString());
    }
  }
}
