package dev.exhume.filesystem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.exhume.testdata.SampleTree;
import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.nio.file.ProviderMismatchException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Paths behave as the JDK's own do on Linux, which are the oracle here. */
@EnabledOnOs(OS.LINUX)
class UnixPathTest {
  private static final List<String> SAMPLES =
      List.of(
          "",
          "/",
          "a",
          "/a",
          "a/b",
          "/a/b/c",
          "//a///b/",
          "..",
          "/..",
          "a/../..",
          "./a/.",
          "/a/./b",
          "../a",
          "b",
          "a/c",
          "/a/b",
          "/a-b");

  private final FileSystem host = FileSystems.getDefault();
  private UnixFileSystem files;

  @BeforeEach
  void open() throws IOException {
    files = UnixFileSystem.of(MemoryTree.of(SampleTree.standard()));
  }

  @AfterEach
  void close() throws IOException {
    files.close();
  }

  static Stream<Arguments> pairs() {
    return SAMPLES.stream()
        .flatMap(left -> SAMPLES.stream().map(right -> Arguments.of(left, right)));
  }

  @ParameterizedTest
  @MethodSource("pairs")
  void twoPathsRelateAsOnTheHost(String left, String right) {
    Path ours = files.getPath(left);
    Path theirs = host.getPath(left);
    Path ourOther = files.getPath(right);
    Path theirOther = host.getPath(right);

    assertThat(ours.resolve(ourOther)).hasToString(theirs.resolve(theirOther).toString());
    assertThat(ours.resolveSibling(ourOther))
        .hasToString(theirs.resolveSibling(theirOther).toString());
    assertThat(ours.startsWith(ourOther)).isEqualTo(theirs.startsWith(theirOther));
    assertThat(ours.endsWith(ourOther)).isEqualTo(theirs.endsWith(theirOther));
    assertThat(ours.equals(ourOther)).isEqualTo(theirs.equals(theirOther));
    assertThat(Integer.signum(ours.compareTo(ourOther)))
        .isEqualTo(Integer.signum(theirs.compareTo(theirOther)));
    boolean plain = !left.contains(".") && !right.contains(".");
    if (plain && ours.isAbsolute() == ourOther.isAbsolute()) {
      assertThat(ours.relativize(ourOther)).hasToString(theirs.relativize(theirOther).toString());
    }
  }

  static List<String> samples() {
    return SAMPLES;
  }

  @ParameterizedTest
  @MethodSource("samples")
  void aPathHasThePartsItHasOnTheHost(String text) {
    Path ours = files.getPath(text);
    Path theirs = host.getPath(text);

    assertThat(ours).hasToString(theirs.toString());
    assertThat(ours.isAbsolute()).isEqualTo(theirs.isAbsolute());
    assertThat(String.valueOf(ours.getRoot())).isEqualTo(String.valueOf(theirs.getRoot()));
    assertThat(String.valueOf(ours.getParent())).isEqualTo(String.valueOf(theirs.getParent()));
    assertThat(String.valueOf(ours.getFileName())).isEqualTo(String.valueOf(theirs.getFileName()));
    assertThat(ours.getNameCount()).isEqualTo(theirs.getNameCount());
    assertThat(ours.normalize()).hasToString(theirs.normalize().toString());
    assertThat(names(ours)).isEqualTo(names(theirs));
  }

  private static List<String> names(Path path) {
    return Stream.iterate(0, i -> i < path.getNameCount(), i -> i + 1)
        .map(i -> path.getName(i).toString())
        .toList();
  }

  @Test
  void relativePathsStartAtTheRoot() {
    assertThat(files.getPath("etc/passwd").toAbsolutePath()).hasToString("/etc/passwd");
    assertThat(files.getPath("").toAbsolutePath()).hasToString("/");
    assertThat(files.getPath("etc", "", "passwd")).hasToString("etc/passwd");
  }

  @Test
  void thereIsNoWayBackFromAboveAnUnknownDirectory() {
    assertThatThrownBy(() -> files.getPath("../a").relativize(files.getPath("b")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("no way back from ../a to b");
    assertThatThrownBy(() -> files.getPath("/a").relativize(files.getPath("b")))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aPathOfTheHostIsNeverMixedIn() {
    assertThatThrownBy(() -> files.getPath("/etc").resolve(host.getPath("passwd")))
        .isInstanceOf(ProviderMismatchException.class);
    assertThat(files.getPath("/etc").startsWith(host.getPath("/etc"))).isFalse();
    assertThat(files.getPath("/etc")).isNotEqualTo(host.getPath("/etc"));
    assertThatThrownBy(() -> files.getPath("/etc").toFile())
        .isInstanceOf(UnsupportedOperationException.class);
  }

  @Test
  void aUriTellsTheTreeAndTheBytesOfTheName() {
    assertThat(files.getPath("/srv/caf\uefe9 \u00fc%\n").toUri())
        .hasToString("exhume:///memory%20of%20a%20server!/srv/caf%E9%20%C3%BC%25%0A");
    assertThat(files.getPath("").toUri().getPath()).isEqualTo("/memory of a server!/");
  }

  @Test
  void aNameHasOneStringWhateverWayItWasTyped() {
    assertThat(files.getPath("/\uefc3\uefa9")).isEqualTo(files.getPath("/\u00e9"));
  }
}
