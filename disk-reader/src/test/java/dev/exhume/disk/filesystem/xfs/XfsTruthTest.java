package dev.exhume.disk.filesystem.xfs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.exhume.binary.ByteSource;
import dev.exhume.disk.SharedDisks;
import dev.exhume.disk.Truth;
import dev.exhume.disk.filesystem.DiskFileSystem;
import dev.exhume.disk.filesystem.FileSystemState;
import dev.exhume.disk.image.DiskImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is read of XFS of version 4 is what Linux 6.1 showed of it. */
@Timeout(60)
class XfsTruthTest {
  @TempDir Path directory;

  @ParameterizedTest
  @ValueSource(strings = {"xfsv4", "xfsv4-dirty"})
  void anOldFileSystemIsAsLinuxShowsIt(String name) throws IOException {
    Path image = SharedDisks.unpack("made/volumes/vol-%s.img.gz".formatted(name), directory);
    try (ByteSource volume = ByteSource.open(image);
        DiskFileSystem fileSystem = DiskFileSystem.open(volume, "/dev/sda1")) {
      assertThat(listed(Truth.of(fileSystem.files().getPath("/"))))
          .isEqualTo(listed(Truth.of("made/volumes/%s.truth.gz".formatted(name))));
      assertThat(fileSystem.problems()).isEmpty();
      assertThat(fileSystem.identity().state())
          .contains(
              name.endsWith("dirty") ? FileSystemState.NEEDS_RECOVERY : FileSystemState.CLEAN);
    }
  }

  /** What Linux 6.1 and {@code sha256sum} say. */
  @Test
  void thePartitionOfAVhdxIsAsLinuxShowsIt() throws IOException {
    Path file = SharedDisks.unpack("discutils/xfs.vhdx.gz", directory);
    try (DiskImage image = DiskImage.open(file);
        DiskFileSystem fileSystem =
            DiskFileSystem.open(image.bytes().slice(2048 << 9, 20_969_439L << 9), "/dev/sda1")) {
      Path root = fileSystem.files().getPath("/");
      assertThat(root.resolve("huge")).isDirectoryContaining("glob:**/1000");
      assertThat(count(root)).isEqualTo(4011);
      assertThat(count(root.resolve("huge"))).isEqualTo(3000);
      assertThat(Truth.digest(root.resolve("folder/file.random")))
          .isEqualTo("0c7ccc2e6d49b3b1cd6746696c2c26d92f865225ac42200b177ac808e72a6a1f");
      assertThat(Truth.digest(root.resolve("folder/file.1000")))
          .isEqualTo("ad7facb2586fc6e966c004d7d1d16b024f5805ff7cb47c7a85dabd8b48892ca7");
      assertThat(fileSystem.problems()).isEmpty();
    }
  }

  private static long count(Path root) throws IOException {
    try (Stream<Path> files = Files.walk(root)) {
      return files.count();
    }
  }

  /** Without device numbers and extended attributes, which nobody asked for there. */
  private static List<String> listed(List<String> truth) {
    return truth.stream()
        .filter(line -> line.contains("\t") || line.matches("\\\\?[0-9a-f]{64}  .*"))
        .toList();
  }
}
