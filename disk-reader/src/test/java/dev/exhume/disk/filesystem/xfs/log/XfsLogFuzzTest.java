package dev.exhume.disk.filesystem.xfs.log;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.exhume.binary.ByteSource;
import dev.exhume.disk.DiskProblems;
import dev.exhume.disk.MemoryVolume;
import dev.exhume.disk.PackedDisk;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever a log holds, it is replayed or refused, and the volume keeps its size. */
class XfsLogFuzzTest {
  private static final int VOLUME_BYTES = SmallXfsLog.BLOCKS * SmallXfsLog.BLOCK;

  static Stream<byte[]> logs() {
    return Stream.of(SmallXfsLog.version4(), SmallXfsLog.version5(), SmallXfsLog.bigEndian(5))
        .map(SmallXfsLog::withEverything)
        .map(PackedDisk::pack);
  }

  @MethodSource("logs")
  @FuzzTest
  void xfsLog(byte[] packed) throws IOException {
    byte[] volume = Arrays.copyOf(PackedDisk.unpack(packed), VOLUME_BYTES);
    SmallXfsLog.seal(volume);
    MemoryVolume source = new MemoryVolume(volume);
    DiskProblems problems = new DiskProblems();
    ByteSource replayed = XfsLog.replay(source, "sda1", problems);
    replayed.readFully(0, ByteBuffer.allocate((int) replayed.size()));
    if (replayed.size() != volume.length || !Arrays.equals(source.bytes(), volume)) {
      throw new IllegalStateException("the volume was changed");
    }
    problems.sorted();
  }
}
