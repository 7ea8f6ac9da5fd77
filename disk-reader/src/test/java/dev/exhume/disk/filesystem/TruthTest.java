package dev.exhume.disk.filesystem;

import static org.assertj.core.api.Assertions.assertThat;

import dev.exhume.binary.ByteSource;
import dev.exhume.disk.SharedDisks;
import dev.exhume.disk.Truth;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is read of a file system is, line for line, what the Linux kernel shows of it. */
@Timeout(60)
class TruthTest {
  @TempDir Path directory;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "dirty-ext3-1k",
        "dirty-ext3-4k-revoke",
        "dirty-ext4-csumv3",
        "dirty-ext4-escape",
        "dirty-ext4-orphan",
        "ext2-1k",
        "ext2-rev0-128",
        "ext3-4k-256-dirindex",
        "ext4-1k-64bit-csum",
        "ext4-4k-default",
        "ext4-4k-inline",
        "ext4-bigalloc",
        "ext4-flexbg0-manygroups",
        "dirty-xfs-v5",
        "xfs-v5-default",
        "xfs-v5-dir8k"
      })
  void aFileSystemIsAsLinuxShowsIt(String name) throws IOException {
    Path image = SharedDisks.unpack("made/%s.img.gz".formatted(name), directory);
    String before = Truth.digest(image);
    try (ByteSource volume = ByteSource.open(image);
        DiskFileSystem fileSystem = DiskFileSystem.open(volume, "/dev/sda1")) {
      assertThat(Truth.of(fileSystem.files().getPath("/")))
          .isEqualTo(Truth.of("made/%s.truth.gz".formatted(name)));
      assertThat(fileSystem.problems()).isEmpty();
    }
    assertThat(Truth.digest(image)).isEqualTo(before);
  }
}
