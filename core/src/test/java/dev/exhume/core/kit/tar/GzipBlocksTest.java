package dev.exhume.core.kit.tar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GzipBlocksTest {
  @ParameterizedTest
  @ValueSource(
      ints = {
        0,
        1,
        GzipBlocks.BLOCK - 1,
        GzipBlocks.BLOCK,
        GzipBlocks.BLOCK + 1,
        7 * GzipBlocks.BLOCK + 12_345
      })
  void whatIsReadIsWhatWasWritten(int length) throws IOException {
    byte[] text = content(length);
    byte[] noise = new byte[length];
    new Random(17).nextBytes(noise);

    assertThat(unpacked(packed(text, 3))).isEqualTo(text);
    assertThat(unpacked(packed(noise, 3))).isEqualTo(noise);
  }

  @Test
  void theBytesDoNotDependOnTheNumberOfThreads() throws IOException {
    byte[] text = content(5 * GzipBlocks.BLOCK + 99);

    byte[] alone = packed(text, 1);

    assertThat(packed(text, 4)).isEqualTo(alone);
    assertThat(Arrays.copyOf(alone, 10)).containsExactly(0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 0xFF);
  }

  @Test
  void aBlockProfitsFromTheOneBefore() throws IOException {
    byte[] noise = new byte[30_000];
    new Random(17).nextBytes(noise);
    byte[] repeated = new byte[GzipBlocks.BLOCK * 2];
    for (int i = 0; i < repeated.length; i++) {
      repeated[i] = noise[i % noise.length];
    }

    assertThat(packed(repeated, 2).length).isLessThan(noise.length + 5_000);
  }

  @Test
  void aDiskThatIsFullIsToldAndClosingTwiceIsHarmless() throws IOException {
    OutputStream full =
        new OutputStream() {
          private int room = 100;

          @Override
          public void write(int one) throws IOException {
            if (--room < 0) {
              throw new IOException("No space left on device");
            }
          }
        };
    GzipBlocks gzip = new GzipBlocks(full, 2);
    byte[] noise = new byte[GzipBlocks.BLOCK];
    new Random(17).nextBytes(noise);
    gzip.write(noise);

    assertThatThrownBy(gzip::close).hasMessage("No space left on device");
    gzip.close();
  }

  private static byte[] content(int length) {
    byte[] content = new byte[length];
    Random random = new Random(4);
    for (int i = 0; i < length; i++) {
      content[i] = (byte) (random.nextInt(100) < 80 ? 'e' : random.nextInt(128));
    }
    return content;
  }

  private static byte[] packed(byte[] content, int threads) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GzipBlocks gzip = new GzipBlocks(bytes, threads)) {
      int half = content.length / 2;
      gzip.write(content, 0, half);
      for (int i = half; i < Math.min(content.length, half + 3); i++) {
        gzip.write(content[i]);
      }
      int rest = Math.min(content.length, half + 3);
      gzip.write(content, rest, content.length - rest);
    }
    return bytes.toByteArray();
  }

  private static byte[] unpacked(byte[] packed) throws IOException {
    try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(packed))) {
      return in.readAllBytes();
    }
  }
}
