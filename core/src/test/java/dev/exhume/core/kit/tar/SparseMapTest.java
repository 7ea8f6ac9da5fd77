package dev.exhume.core.kit.tar;

import static org.assertj.core.api.Assertions.assertThat;

import dev.exhume.core.kit.tar.SparseMap.Extent;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;
import org.junit.jupiter.api.Test;

class SparseMapTest {
  private static final int MEBIBYTE = 1 << 20;
  private static final long CLAIMED = 1L << 39;

  private final byte[] content = new byte[2 * MEBIBYTE];

  @Test
  void aFileWithoutHolesIsOneExtent() throws IOException {
    Arrays.fill(content, (byte) 1);
    assertThat(SparseMap.of(new SeekableInMemoryByteChannel(content), content.length))
        .isEqualTo(SparseMap.solid(content.length));
  }

  @Test
  void aFileShorterThanItSaysCostsWhatIsThere() throws IOException {
    Arrays.fill(content, (byte) 1);
    SparseMap map = SparseMap.of(new SeekableInMemoryByteChannel(content), CLAIMED);
    assertThat(map.size()).isEqualTo(CLAIMED);
    assertThat(map.dataSize()).isBetween(2L * MEBIBYTE, 3L * MEBIBYTE);
  }

  /** Beyond the damage, so that the copy meets it and it is told. */
  @Test
  void aFileThatCannotBeReadOnEndsBehindTheDamage() throws IOException {
    Arrays.fill(content, (byte) 1);
    SeekableInMemoryByteChannel damaged =
        new SeekableInMemoryByteChannel(content) {
          @Override
          public int read(ByteBuffer buffer) throws IOException {
            if (position() >= MEBIBYTE) {
              throw new IOException("Input/output error");
            }
            return super.read(buffer);
          }
        };
    assertThat(SparseMap.of(damaged, CLAIMED).extents())
        .singleElement()
        .satisfies(extent -> assertThat(extent.offset()).isZero())
        .extracting(Extent::length)
        .satisfies(length -> assertThat(length).isBetween(MEBIBYTE + 1L, 2L * MEBIBYTE));
  }
}
