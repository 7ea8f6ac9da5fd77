package dev.exhume.core.kit.tar;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import dev.exhume.core.kit.tar.SparseMap.Extent;
import java.io.IOException;
import java.util.Arrays;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;
import org.junit.jupiter.api.Test;

class SparseMapTest {
  private static final int MIB = 1 << 20;

  @Test
  void longRunsOfZerosAreHolesShortOnesAreNot() throws IOException {
    byte[] content = filled(2 * MIB);
    zero(content, MIB, MIB + 100_000);
    zero(content, 500_000, 540_000);

    assertThat(map(content).extents())
        .containsExactly(new Extent(0, MIB), new Extent(MIB + 98_304, 2L * MIB - MIB - 98_304));
  }

  @Test
  void holesAtTheStartAndTheEndCount() throws IOException {
    byte[] content = filled(3 * MIB);
    zero(content, 0, MIB);
    zero(content, 2 * MIB, 3 * MIB);

    SparseMap map = map(content);

    assertThat(map.extents()).containsExactly(new Extent(MIB, MIB));
    assertThat(map.isSparse()).isTrue();
    assertThat(map.dataSize()).isEqualTo(MIB);
    assertThat(new String(map.encoded(512), US_ASCII))
        .startsWith("2\n1048576\n1048576\n3145728\n0\n\0");
    assertThat(map.encoded(512)).hasSize(512);
  }

  @Test
  void aFileOfZerosIsOneHole() throws IOException {
    SparseMap map = map(new byte[MIB]);

    assertThat(map.extents()).isEmpty();
    assertThat(new String(map.encoded(512), US_ASCII)).startsWith("1\n1048576\n0\n\0");
  }

  @Test
  void smallFilesAndFullOnesAreSolid() throws IOException {
    assertThat(map(new byte[MIB - 1]).isSparse()).isFalse();
    assertThat(map(filled(2 * MIB)).isSparse()).isFalse();
    assertThat(SparseMap.solid(0).dataSize()).isZero();
  }

  @Test
  void aFileThatEndsEarlyIsDataToItsClaimedEnd() throws IOException {
    SparseMap map = SparseMap.of(new SeekableInMemoryByteChannel(new byte[MIB]), 5L * MIB);

    assertThat(map.extents()).containsExactly(new Extent(0, 5L * MIB));
  }

  private static SparseMap map(byte[] content) throws IOException {
    return SparseMap.of(new SeekableInMemoryByteChannel(content), content.length);
  }

  private static byte[] filled(int size) {
    byte[] content = new byte[size];
    Arrays.fill(content, (byte) 'x');
    return content;
  }

  private static void zero(byte[] content, int from, int to) {
    Arrays.fill(content, from, to, (byte) 0);
  }
}
