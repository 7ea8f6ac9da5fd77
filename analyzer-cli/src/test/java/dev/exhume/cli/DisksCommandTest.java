package dev.exhume.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DisksCommandTest {
  @TempDir private Path directory;

  @Test
  void eachVolumeIsListedWithWhatItHoldsAndWhereItWasMounted() {
    CommandRun run = CommandRun.of("disks", SampleDisk.IMAGE);

    assertThat(run.status()).isZero();
    assertThat(run.out().lines().map(line -> line.replaceAll(" +", " ")))
        .contains(
            SampleDisk.IMAGE + " vmdk 24.0 MiB mbr",
            "/dev/sda1 partition 3.9 MiB ext3 clean /boot"
                + " 6b1a5ffa-0001-4004-8004-c3a7b1d0f001 /boot",
            "/dev/sda6 partition 17.6 MiB ext3 clean /"
                + " 6b1a5ffa-0002-4004-8004-c3a7b1d0f002 /");
    assertThat(run.err()).isEmpty();
  }

  @Test
  void theJsonIsTheSourceOfAProfile() {
    CommandRun run = CommandRun.of("disks", SampleDisk.IMAGE, "--format", "json");

    assertThat(run.status()).isZero();
    assertThat(run.out())
        .contains("\"kind\": \"disk-image\"", "\"partitionTable\": \"mbr\"")
        .contains("\"role\": \"root\"", "\"mountedAt\": \"/boot\"");
  }

  @Test
  void aDirectoryIsNoDisk() {
    CommandRun run = CommandRun.of("disks", directory);

    assertThat(run.status()).isEqualTo(1);
    assertThat(run.err()).contains(directory + ": is a directory, not a disk image");
  }

  @Test
  void aDiskWithoutARootIsShownNevertheless() throws IOException {
    Path file = Files.write(directory.resolve("noise.img"), new byte[4096]);

    CommandRun run = CommandRun.of("disks", file);

    assertThat(run.status()).isZero();
    assertThat(run.out()).contains("/dev/sda").contains("unknown");
    assertThat(run.err()).contains("holds no file system that can be read");
  }
}
