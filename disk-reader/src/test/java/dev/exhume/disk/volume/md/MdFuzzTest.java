package dev.exhume.disk.volume.md;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.exhume.disk.DiskProblems;
import dev.exhume.disk.MemoryVolume;
import dev.exhume.disk.PackedDisk;
import dev.exhume.disk.volume.device.BlockDevice;
import dev.exhume.disk.volume.md.superblock.SuperblockSearch;
import dev.exhume.testdata.ArrayMembers;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever members say, an array is read, or a problem is told. */
class MdFuzzTest {
  private static final int SIZE = 2 << 20;

  static Stream<byte[]> members() {
    return Stream.of(
            "raid1-090",
            "raid0-090",
            "raid5-090",
            "raid0-original",
            "raid6-left-symmetric",
            "raid10-o2-3",
            "linear-12",
            "raid1-bitmap")
        .map(MdFuzzTest::superblock);
  }

  /** Nothing but the superblock: where there are data does not matter, what they are even less. */
  private static byte[] superblock(String array) {
    byte[] member = ArrayMembers.of(array).get(0);
    try {
      long position = SuperblockSearch.find(new MemoryVolume(member)).orElseThrow().position();
      byte[] only = new byte[member.length];
      System.arraycopy(member, (int) position, only, (int) position, 4096);
      return PackedDisk.pack(only, 9, sector -> true);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @MethodSource("members")
  @FuzzTest
  void md(byte[] packed) throws IOException {
    byte[] disk = PackedDisk.unpack(packed);
    if (disk.length > SIZE) {
      return;
    }
    List<BlockDevice> devices = new ArrayList<>();
    for (int member = 0; member < 3; member++) {
      MemoryVolume volume = new MemoryVolume(disk);
      seal(volume, member);
      devices.add(TestArrays.device("/dev/sd" + (char) ('a' + member), volume));
    }
    DiskProblems problems = new DiskProblems();
    for (Completeness least : Completeness.values()) {
      for (BlockDevice array : MdArrays.assemble(devices, least, problems)) {
        read(array);
      }
    }
  }

  /** Gives each device its own number, and a checksum that holds. */
  private static void seal(MemoryVolume volume, int member) throws IOException {
    if (volume.size() < SIZE >> 4) {
      return;
    }
    for (long position : new long[] {0, 4096, ((volume.size() / 512 - 16) & ~7L) * 512}) {
      volume.put(position + 160, member);
      TestSuperblocks.sealV1(volume, (int) position);
    }
    volume.put(TestSuperblocks.positionOfV0(volume) + 3968L, member);
    TestSuperblocks.sealV0(volume);
  }

  private static void read(BlockDevice array) throws IOException {
    long size = array.bytes().size();
    for (long position : new long[] {0, size / 2, size - 1}) {
      try {
        array.bytes().readFully(position, ByteBuffer.allocate(1));
      } catch (IOException e) {
        // What is not there may be refused; it may not do anything else.
      }
    }
  }
}
