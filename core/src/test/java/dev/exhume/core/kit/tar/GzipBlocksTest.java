package dev.exhume.core.kit.tar;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

class GzipBlocksTest extends CompressedBlocksContract {
  GzipBlocksTest() {
    super(GzipBlocks.BLOCK);
  }

  @Override
  OutputStream compressed(OutputStream out, int threads) throws IOException {
    return new GzipBlocks(out, threads);
  }

  @Override
  InputStream reader(InputStream in) throws IOException {
    return new GZIPInputStream(in);
  }

  @Test
  void theHeaderHoldsNeitherTimeNorSystem() throws IOException {
    assertThat(Arrays.copyOf(packed(text(99), 1), 10))
        .containsExactly(0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 0xFF);
  }

  @Test
  void aBlockProfitsFromTheOneBefore() throws IOException {
    byte[] noise = noise(30_000);
    byte[] repeated = new byte[GzipBlocks.BLOCK * 2];
    for (int i = 0; i < repeated.length; i++) {
      repeated[i] = noise[i % noise.length];
    }

    assertThat(packed(repeated, 2).length).isLessThan(noise.length + 5_000);
  }
}
