package dev.exhume.core.reach;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.exhume.binary.MalformedDataException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ElfLinksTest {
  private static final Path PROGRAM = Path.of("/bin/sh");

  @TempDir Path directory;

  @Test
  void aProgramOfThisMachineNamesItsLoaderAndTheCLibrary() throws IOException {
    assumeTrue(Files.exists(PROGRAM));

    ElfLinks links = ElfLinks.read(PROGRAM).orElseThrow();

    assertThat(links.interpreter()).hasValueSatisfying(path -> assertThat(path).contains("/ld"));
    assertThat(links.needed()).anyMatch(name -> name.startsWith("libc."));
  }

  @Test
  void aDamagedProgramIsReadOrRefused() throws IOException {
    assumeTrue(Files.exists(PROGRAM));
    byte[] good = Files.readAllBytes(PROGRAM);
    Random random = new Random(17);
    Path file = directory.resolve("program");
    for (int i = 0; i < 200; i++) {
      byte[] bad = i < 60 ? Arrays.copyOf(good, i * 16) : good.clone();
      for (int flips = 0; i >= 60 && flips < 8; flips++) {
        bad[random.nextInt(1024)] ^= (byte) (1 << random.nextInt(8));
      }
      Files.write(file, bad);
      assertThatCode(() -> readOrRefuse(file)).doesNotThrowAnyException();
    }
  }

  private static void readOrRefuse(Path file) throws IOException {
    try {
      ElfLinks.read(file);
    } catch (MalformedDataException refused) {
      assertThat(refused).hasMessageContaining("ELF");
    }
  }
}
