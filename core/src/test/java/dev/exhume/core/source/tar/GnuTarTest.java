package dev.exhume.core.source.tar;

import static org.assertj.core.api.Assertions.assertThat;

import dev.exhume.core.source.HostSampleContract;
import dev.exhume.core.source.SampleDirectory;
import dev.exhume.filesystem.UnixFileSystem;
import dev.exhume.testdata.SampleFile;
import dev.exhume.testdata.SampleTree;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Archives that GNU tar makes in its own format. */
class GnuTarTest extends HostSampleContract {
  GnuTarTest() throws IOException {}

  /** How tar is asked to write. */
  List<String> options() {
    return List.of("--format=gnu");
  }

  @Override
  protected FileSystem open(SampleTree tree) throws IOException {
    Path root = Files.createTempDirectory(scratch(), "root");
    new SampleDirectory(root).make(tree);
    Path archive = Files.createTempFile(scratch(), "server", ".tar");
    List<String> command = new ArrayList<>(List.of("tar", "--create", "--sparse"));
    command.addAll(options());
    command.addAll(List.of("--file", archive.toString(), "--directory", root.toString(), "."));
    SampleDirectory.run(command.toArray(String[]::new));
    return UnixFileSystem.of(TarTree.open(archive).orElseThrow());
  }

  @ParameterizedTest
  @ValueSource(strings = {"0.0", "0.1", "1.0"})
  void holesAreUnderstoodInEveryVersion(String version) throws IOException {
    Path file = scratch().resolve("holes" + version);
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      for (int i = 0; i < 200; i++) {
        channel.write(ByteBuffer.wrap(new byte[] {(byte) i}), i * 65_536L);
      }
    }
    Path archive = scratch().resolve("holes%s.tar".formatted(version));
    SampleDirectory.run(
        "tar",
        "-cSf",
        archive.toString(),
        "--format=posix",
        "--sparse-version=" + version,
        "-C",
        scratch().toString(),
        file.getFileName().toString());
    try (FileSystem files = UnixFileSystem.of(TarTree.open(archive).orElseThrow())) {
      Path read = files.getPath("/holes" + version);
      assertThat(Files.mismatch(read, file)).isEqualTo(-1);
      assertThat(Files.size(archive)).isLessThan(Files.size(file));
    }
  }

  /** A tar archive has no place for a socket, and GNU's own format none for attributes. */
  @Override
  protected boolean holds(SampleFile file) {
    return file.kind() != SampleFile.Kind.SOCKET
        && file.extendedAttributes().isEmpty()
        && super.holds(file);
  }
}
