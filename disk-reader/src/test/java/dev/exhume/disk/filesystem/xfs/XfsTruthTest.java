package dev.exhume.disk.filesystem.xfs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.exhume.binary.ByteSource;
import dev.exhume.disk.SharedDisks;
import dev.exhume.disk.Truth;
import dev.exhume.disk.filesystem.DiskFileSystem;
import dev.exhume.disk.filesystem.FileSystemState;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
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

  /** Without device numbers and extended attributes, which nobody asked for there. */
  private static List<String> listed(List<String> truth) {
    return truth.stream()
        .filter(line -> line.contains("\t") || line.matches("\\\\?[0-9a-f]{64}  .*"))
        .toList();
  }
}
