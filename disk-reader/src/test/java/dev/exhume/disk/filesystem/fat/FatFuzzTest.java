package dev.exhume.disk.filesystem.fat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.exhume.disk.PackedDisk;
import dev.exhume.disk.filesystem.DamagedFileSystems;
import dev.exhume.testdata.FatImages;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever a FAT file system holds, its files are read or refused. */
class FatFuzzTest {
  private static final int MOST_SECTORS = 48;

  static Stream<byte[]> images() {
    return Stream.of("fat12", "fat16", "fat32", "fat32-4k")
        .map(name -> PackedDisk.pack(FatImages.image(name), MOST_SECTORS, sector -> true));
  }

  @MethodSource("images")
  @FuzzTest
  void fat(byte[] packed) {
    DamagedFileSystems.readOrRefuse(PackedDisk.unpack(packed));
  }
}
