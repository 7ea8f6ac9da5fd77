package dev.exhume.disk.volume.content;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.exhume.disk.MemoryVolume;
import dev.exhume.disk.PackedDisk;
import dev.exhume.testdata.DiskContents;
import java.io.IOException;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever a device holds, it is known or not, or it cannot be read. */
class ContentFuzzTest {
  private static final int MOST_SECTORS = 24;

  static Stream<byte[]> devices() {
    return DiskContents.names().stream()
        .map(name -> PackedDisk.pack(DiskContents.disk(name), MOST_SECTORS, sector -> true));
  }

  @MethodSource("devices")
  @FuzzTest
  void content(byte[] packed) {
    MemoryVolume device = new MemoryVolume(PackedDisk.unpack(packed));
    try {
      Contents.recognise(device);
      Contents.recogniseTraces(device);
    } catch (IOException e) {
      // It may be refused; it may not do anything else.
    }
  }
}
