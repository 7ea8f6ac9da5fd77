package dev.exhume.core.kit.tar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.airlift.compress.zstd.ZstdInputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ZstdBlocksTest extends CompressedBlocksContract {
  private static final String PROGRAM = "/usr/bin/zstd";

  ZstdBlocksTest() {
    super(ZstdBlocks.BLOCK);
  }

  @Override
  OutputStream compressed(OutputStream out, int threads) {
    return new ZstdBlocks(out, threads);
  }

  @Override
  InputStream reader(InputStream in) {
    return new ZstdInputStream(in);
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
}
