package dev.exhume.filesystem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.exhume.testdata.SampleTree;
import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A tree that was forged or is damaged costs what is damaged, and nothing else. */
class HostileTreeTest {
  private static final int DIRECTORY = 0040755;
  private static final int LINK = 0120777;
  private static final int FILE = 0100644;

  @ParameterizedTest
  @ValueSource(strings = {"", ".", "..", "a/b", "../etc/passwd", "a\0b"})
  void aListingWithANameThatIsNoneIsRefused(String name) throws IOException {
    Broken root = new Broken(DIRECTORY);
    root.entries = List.of(new DirectoryEntry(name, new Broken(FILE)));
    try (UnixFileSystem files = over(root)) {
      assertThatThrownBy(() -> Files.list(files.getPath("/")).close())
          .isInstanceOf(FileSystemException.class)
          .hasMessage("/: holds an entry whose name is none: '%s'".formatted(name));
    }
  }

  @Test
  void directoriesWithoutEndAreWalkedAsDeepAsAPathIsLong() throws IOException {
    Broken root = new Broken(DIRECTORY);
    root.entries = List.of(new DirectoryEntry("x".repeat(9), root));
    List<IOException> refused = new ArrayList<>();
    try (UnixFileSystem files = over(root)) {
      Files.walkFileTree(
          files.getPath("/"),
          new SimpleFileVisitor<Path>() {
            @Override
            public FileVisitResult visitFileFailed(Path file, IOException e) {
              refused.add(e);
              return FileVisitResult.CONTINUE;
            }
          });
    }
    assertThat(refused).singleElement().asString().contains("longer than 4095 characters");
  }

  @Test
  void aTargetThatIsNoPathLeadsNowhere() throws IOException {
    Broken root = new Broken(DIRECTORY);
    Broken link = new Broken(LINK);
    root.entries = List.of(new DirectoryEntry("link", link), new DirectoryEntry("a", root));
    try (UnixFileSystem files = over(root)) {
      Path path = files.getPath("/link");
      link.target = "";
      assertThatThrownBy(() -> Files.readAllBytes(path)).isInstanceOf(NoSuchFileException.class);
      link.target = "a\0b";
      assertThatThrownBy(() -> Files.readAllBytes(path)).isInstanceOf(NoSuchFileException.class);
      assertThatThrownBy(() -> Files.readSymbolicLink(path)).hasMessageContaining("with a NUL");
      link.target = "a/".repeat(2047) + "b";
      assertThatThrownBy(() -> Files.readAllBytes(path)).isInstanceOf(NoSuchFileException.class);
      link.target = "a/".repeat(1 << 20);
      assertThatThrownBy(() -> Files.readAllBytes(path)).hasMessageContaining("longer than 4095");
    }
  }

  @Test
  void linksThatMultiplyAreCutOff() throws IOException {
    Broken root = new Broken(DIRECTORY);
    Broken link = new Broken(LINK);
    link.target = "link/link/link/link";
    root.entries = List.of(new DirectoryEntry("link", link));
    try (UnixFileSystem files = over(root)) {
      assertThatThrownBy(() -> Files.readAllBytes(files.getPath("/link")))
          .isInstanceOf(FileSystemLoopException.class);
    }
  }

  @Test
  void aFailureNamesThePathOnTheServerAndNotTheHosts() throws IOException {
    Broken root = new Broken(DIRECTORY);
    Broken file = new Broken(FILE);
    root.entries = List.of(new DirectoryEntry("shadow", file));
    try (UnixFileSystem files = over(root)) {
      Path path = files.getPath("/shadow");
      file.failure = new AccessDeniedException("/mnt/web01/shadow");
      assertThatThrownBy(() -> Files.readAllBytes(path))
          .isInstanceOf(AccessDeniedException.class)
          .hasMessage("/shadow");
      file.failure = new FileSystemException("/mnt/web01/shadow", null, "Input/output error");
      assertThatThrownBy(() -> Files.readAllBytes(path)).hasMessage("/shadow: Input/output error");
      file.failure = new IOException("extent at offset 0x10: depth is 9, not 5 or less");
      assertThatThrownBy(() -> Files.readAllBytes(path)).isSameAs(file.failure);
      assertThat(Files.exists(path)).isTrue();
    }
  }

  @Test
  void theTreeIsClosedWithTheFileSystem() throws IOException {
    MemoryTree tree = MemoryTree.of(SampleTree.standard());
    UnixFileSystem.of(tree).close();
    assertThat(tree.closed).isTrue();
  }

  private static UnixFileSystem over(Inode root) throws IOException {
    return UnixFileSystem.of(
        new InodeTree() {
          @Override
          public String name() {
            return "hostile";
          }

          @Override
          public Inode root() {
            return root;
          }

          @Override
          public void close() {}
        });
  }

  /** An inode that says what a test makes it say. */
  private static final class Broken implements Inode {
    private final int mode;
    private List<DirectoryEntry> entries = List.of();
    private String target = "";
    private IOException failure = new IOException("no bytes");

    Broken(int mode) {
      this.mode = mode;
    }

    @Override
    public UnixAttributes attributes() {
      FileTime never = FileTime.fromMillis(0);
      return new UnixAttributes(
          1, System.identityHashCode(this), mode, 0, 0, 1, 0, 0, never, never, never);
    }

    @Override
    public List<DirectoryEntry> entries() {
      return entries;
    }

    @Override
    public String linkTarget() {
      return target;
    }

    @Override
    public SeekableByteChannel open() throws IOException {
      throw failure;
    }

    @Override
    public Map<String, byte[]> extendedAttributes() {
      return Map.of();
    }
  }
}
