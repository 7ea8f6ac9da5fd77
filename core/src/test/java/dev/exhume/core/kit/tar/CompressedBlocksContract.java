package dev.exhume.core.kit.tar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is asked of a stream that compresses blocks side by side, whatever the format. */
abstract class CompressedBlocksContract {
  private final int block;

  /**
   * Tests a format.
   *
   * @param block size of a whole one, in bytes
   */
  CompressedBlocksContract(int block) {
    this.block = block;
  }

  /** A stream of the format that works with so many threads. */
  abstract OutputStream compressed(OutputStream out, int threads) throws IOException;

  /** A reader of the format that is not ours. */
  abstract InputStream reader(InputStream in) throws IOException;

  @ParameterizedTest
  @CsvSource({"0, 0", "0, 1", "1, -1", "1, 0", "1, 1", "3, 12345"})
  void whatIsReadIsWhatWasWritten(int blocks, int more) throws IOException {
    int length = blocks * block + more;

    assertThat(unpacked(packed(text(length), 3))).isEqualTo(text(length));
    assertThat(unpacked(packed(noise(length), 3))).isEqualTo(noise(length));
  }

  @Test
  void theBytesDoNotDependOnTheNumberOfThreads() throws IOException {
    byte[] text = text(5 * block + 99);

    assertThat(packed(text, 4)).isEqualTo(packed(text, 1));
  }

  @Test
  void aDiskThatIsFullIsToldAndClosingTwiceIsHarmless() throws IOException {
    OutputStream blocks = compressed(new FullDisk(), 2);
    blocks.write(noise(block));

    assertThatThrownBy(blocks::close).hasMessage(FullDisk.MESSAGE);
    blocks.close();
  }

  /** What compresses to a third. */
  static byte[] text(int length) {
    byte[] content = new byte[length];
    Random random = new Random(4);
    for (int i = 0; i < length; i++) {
      content[i] = (byte) (random.nextInt(100) < 80 ? 'e' : random.nextInt(128));
    }
    return content;
  }

  /** What does not compress. */
  static byte[] noise(int length) {
    byte[] noise = new byte[length];
    new Random(17).nextBytes(noise);
    return noise;
  }

  /** Compresses what is written in large and in small pieces. */
  byte[] packed(byte[] content, int threads) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (OutputStream blocks = compressed(bytes, threads)) {
      int half = content.length / 2;
      int rest = Math.min(content.length, half + 3);
      blocks.write(content, 0, half);
      for (int i = half; i < rest; i++) {
        blocks.write(content[i]);
      }
      blocks.write(content, rest, content.length - rest);
    }
    return bytes.toByteArray();
  }

  private byte[] unpacked(byte[] packed) throws IOException {
    try (InputStream in = reader(new ByteArrayInputStream(packed))) {
      return in.readAllBytes();
    }
  }

  /** Takes a few bytes. */
  private static final class FullDisk extends OutputStream {
    static final String MESSAGE = "No space left on device";

    private int room = 100;

    @Override
    public void write(int one) throws IOException {
      if (--room < 0) {
        throw new IOException(MESSAGE);
      }
    }
  }
}
