package dev.exhume.core.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.exhume.filesystem.UnixFileSystem;
import dev.exhume.testdata.FileSystemContract;
import dev.exhume.testdata.SampleFile;
import dev.exhume.testdata.SampleTree;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The files of a directory, read with the calls of the kernel. */
class DirectoryTreeTest extends FileSystemContract {
  private final Path scratch;

  DirectoryTreeTest() throws IOException {
    scratch = Files.createTempDirectory("exhume");
  }

  /** JUnit's own temporary directories complain about links that lead out of them. */
  @AfterAll
  void deleteSamples() throws IOException {
    try (Stream<Path> walk = Files.walk(scratch)) {
      for (Path path : walk.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }

  /** How this variant reads. */
  HostFiles reading() {
    return new QuietFiles(KernelCalls.available().orElseThrow());
  }

  @Override
  protected FileSystem open(SampleTree tree) throws IOException {
    Path root = Files.createTempDirectory(scratch, "root");
    new SampleDirectory(root).make(tree);
    return UnixFileSystem.of(DirectoryTree.open(root, reading()));
  }

  @Override
  protected boolean holds(SampleFile file) {
    boolean ordinary =
        switch (file.kind()) {
          case DIRECTORY, SYMBOLIC_LINK, HARD_LINK -> true;
          case REGULAR -> file.extendedAttributes().isEmpty();
          case FIFO, SOCKET, CHARACTER_DEVICE, BLOCK_DEVICE -> false;
        };
    return ordinary || SampleDirectory.canMake(file, scratch);
  }

  @Override
  public boolean holdsOwners() {
    try {
      return SampleDirectory.isSuperUser(scratch);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
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
