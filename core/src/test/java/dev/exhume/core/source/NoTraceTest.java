package dev.exhume.core.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.exhume.filesystem.UnixFileSystem;
import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributeView;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NoTraceTest {
  @Test
  void readingEverythingLeavesAllTimesAsTheyWere(@TempDir Path root, @TempDir Path other)
      throws IOException {
    Files.createDirectories(root.resolve("etc/rc.d/rc3.d"));
    Files.createDirectories(root.resolve("srv/empty"));
    Files.writeString(root.resolve("etc/passwd"), "root:x:0:0::/root:/bin/sh\n");
    Files.writeString(root.resolve("srv/menu"), "soup\n".repeat(100_000));
    Files.createLink(root.resolve("etc/passwd-"), root.resolve("etc/passwd"));
    makeOld(root);
    assumeThatReadingIsNoted(other);
    Map<Path, Map<String, Object>> before = times(root);

    try (FileSystem files = UnixFileSystem.of(DirectoryTree.open(root));
        Stream<Path> walk = Files.walk(files.getPath("/"))) {
      for (Path path : walk.toList()) {
        assertThat(Files.readAttributes(path, "unix:*")).isNotEmpty();
        assertThat(Files.readAttributes(path, "xattr:*")).isEmpty();
        if (Files.isRegularFile(path)) {
          assertThat(Files.readAllBytes(path)).isNotEmpty();
        }
      }
    }

    assertThat(times(root)).hasSize(8).isEqualTo(before);
  }

  @Test
  void readingWithoutATraceIsNoProblem(@TempDir Path root) throws IOException {
    DirectoryTree tree = DirectoryTree.open(root);
    assertThat(tree.root().entries()).isEmpty();
    assertThat(tree.problems()).isEmpty();
  }

  @Test
  void readingThatTheHostMayNoteIsToldAsAProblem(@TempDir Path root) throws IOException {
    DirectoryTree tree = DirectoryTree.open(root, PlainFiles.of(root));
    assertThat(tree.root().entries()).isEmpty();
    assertThat(tree.problems())
        .singleElement()
        .satisfies(problem -> assertThat(problem.message()).startsWith("access times may have"));
  }

  /** Older than their last change: then even {@code relatime} notes the next access. */
  private static void makeOld(Path root) throws IOException {
    FileTime access = FileTime.from(Instant.parse("2001-02-03T04:05:06Z"));
    FileTime change = FileTime.from(Instant.parse("2009-08-07T06:05:04Z"));
    for (Path path : all(root)) {
      Files.getFileAttributeView(path, BasicFileAttributeView.class).setTimes(change, access, null);
    }
  }

  private static void assumeThatReadingIsNoted(Path directory) throws IOException {
    Path control = Files.writeString(directory.resolve("control"), "x");
    makeOld(directory);
    FileTime before = (FileTime) Files.getAttribute(control, "lastAccessTime");
    Files.readString(control);
    Assumptions.assumeFalse(
        before.equals(Files.getAttribute(control, "lastAccessTime")),
        "this mount notes no access, so that nothing can be shown on it");
  }

  private static Map<Path, Map<String, Object>> times(Path root) throws IOException {
    Map<Path, Map<String, Object>> times = new TreeMap<>();
    for (Path path : all(root)) {
      times.put(
          path,
          Files.readAttributes(
              path, "unix:lastAccessTime,lastModifiedTime,ctime", LinkOption.NOFOLLOW_LINKS));
    }
    return times;
  }

  /** By the names we made: to list a directory would be an access. */
  private static List<Path> all(Path root) {
    return Stream.of(
            "",
            "etc",
            "etc/rc.d",
            "etc/rc.d/rc3.d",
            "srv",
            "srv/empty",
            "etc/passwd",
            "srv/menu",
            "control")
        .map(root::resolve)
        .filter(Files::exists)
        .toList();
  }
}
