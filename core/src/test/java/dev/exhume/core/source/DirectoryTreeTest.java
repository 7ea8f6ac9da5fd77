package dev.exhume.core.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.exhume.filesystem.UnixFileSystem;
import dev.exhume.testdata.SampleTree;
import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The files of a directory, read with the calls of the kernel. */
class DirectoryTreeTest extends HostSampleContract {
  DirectoryTreeTest() throws IOException {}

  /** How this variant reads. */
  HostFiles reading() throws IOException {
    return new QuietFiles(KernelCalls.available().orElseThrow());
  }

  @Override
  protected FileSystem open(SampleTree tree) throws IOException {
    Path root = Files.createTempDirectory(scratch(), "root");
    new SampleDirectory(root).make(tree);
    return UnixFileSystem.of(DirectoryTree.open(root, reading()));
  }

  @Test
  void aRootThatIsReachedByALinkIsServed(@TempDir Path elsewhere) throws IOException {
    Files.createDirectories(elsewhere.resolve("real/etc"));
    Path link = Files.createSymbolicLink(elsewhere.resolve("link"), Path.of("real"));
    try (FileSystem files = UnixFileSystem.of(DirectoryTree.open(link, reading()))) {
      assertThat(Files.isDirectory(files.getPath("/etc"))).isTrue();
    }
  }
}
