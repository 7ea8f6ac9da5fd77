package dev.exhume.disk.filesystem.fat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.exhume.disk.DiskProblems;
import dev.exhume.disk.MemoryVolume;
import dev.exhume.disk.PackedDisk;
import dev.exhume.disk.filesystem.DamagedFileSystems;
import dev.exhume.filesystem.UnixFileSystem;
import dev.exhume.testdata.FatImages;
import java.io.IOException;
import java.nio.file.FileSystem;
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
    MemoryVolume volume = new MemoryVolume(PackedDisk.unpack(packed));
    FatTree.identify(volume);
    DiskProblems problems = new DiskProblems();
    try (FileSystem files = UnixFileSystem.of(FatTree.open(volume, "/dev/sda1", problems))) {
      DamagedFileSystems.readAll(files.getPath("/"));
    } catch (IOException e) {
      // A file system may be refused; it may not do anything else.
    }
    problems.sorted();
  }
}
