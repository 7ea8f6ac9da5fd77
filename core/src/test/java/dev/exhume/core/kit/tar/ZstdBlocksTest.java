package dev.exhume.core.kit.tar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.airlift.compress.zstd.ZstdInputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ZstdBlocksTest {
  private static final String PROGRAM = "/usr/bin/zstd";

  @ParameterizedTest
  @ValueSource(
      ints = {
        0,
        1,
        ZstdBlocks.BLOCK - 1,
        ZstdBlocks.BLOCK,
        ZstdBlocks.BLOCK + 1,
        3 * ZstdBlocks.BLOCK + 12_345
      })
  void whatIsReadIsWhatWasWritten(int length) throws IOException {
    byte[] text = text(length);
    byte[] noise = new byte[length];
    new Random(17).nextBytes(noise);

    assertThat(unpacked(packed(text, 3))).isEqualTo(text);
    assertThat(unpacked(packed(noise, 3))).isEqualTo(noise);
  }

  @Test
  void theBytesDoNotDependOnTheNumberOfThreads() throws IOException {
    byte[] text = text(5 * ZstdBlocks.BLOCK + 99);

    assertThat(packed(text, 4)).isEqualTo(packed(text, 1));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, ZstdBlocks.BLOCK, 3 * ZstdBlocks.BLOCK + 12_345})
  void zstdItselfReadsTheSame(int length, @TempDir Path directory) throws Exception {
    assumeTrue(Files.isExecutable(Path.of(PROGRAM)), "there is no zstd on this machine");
    byte[] text = text(length);
    Path archive = Files.write(directory.resolve("text.zst"), packed(text, 2));
    Path said = directory.resolve("said");

    Process zstd =
        new ProcessBuilder(PROGRAM, "-d", "-c", archive.toString())
            .redirectError(said.toFile())
            .start();
    byte[] read = zstd.getInputStream().readAllBytes();

    assertThat(zstd.waitFor()).isZero();
    assertThat(said).isEmptyFile();
    assertThat(read).isEqualTo(text);
  }

  private static byte[] text(int length) {
    byte[] content = new byte[length];
    Random random = new Random(4);
    for (int i = 0; i < length; i++) {
      content[i] = (byte) (random.nextInt(100) < 80 ? 'e' : random.nextInt(128));
    }
    return content;
  }

  private static byte[] packed(byte[] content, int threads) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZstdBlocks zstd = new ZstdBlocks(bytes, threads)) {
      zstd.write(content, 0, content.length / 2);
      zstd.write(content, content.length / 2, content.length - content.length / 2);
    }
    return bytes.toByteArray();
  }

  private static byte[] unpacked(byte[] packed) throws IOException {
    try (InputStream in = new ZstdInputStream(new ByteArrayInputStream(packed))) {
      return in.readAllBytes();
    }
  }
}
