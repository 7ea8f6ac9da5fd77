package dev.exhume.filesystem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.exhume.testdata.SampleTree;
import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.util.List;
import java.util.regex.PatternSyntaxException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Globs match what the JDK's own match on Linux, which are the oracle here. */
@EnabledOnOs(OS.LINUX)
class GlobTest {
  private static final List<String> PATHS =
      List.of(
          "a",
          "ab",
          "a.conf",
          "b.conf",
          ".a",
          "a/b",
          "/a/b.conf",
          "/etc/rc.d/S85httpd",
          "a-b",
          "a]",
          "a[b",
          "a{b}",
          "a,b",
          "a\\b",
          "a*b",
          "a?b",
          "S05",
          "K95",
          "a^b",
          "$(x);y",
          "-");

  private UnixFileSystem files;

  @BeforeEach
  void open() throws IOException {
    files = UnixFileSystem.of(MemoryTree.of(SampleTree.standard()));
  }

  @AfterEach
  void close() throws IOException {
    files.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "glob:*",
        "glob:**",
        "glob:a?",
        "glob:*.conf",
        "glob:**.conf",
        "glob:/**/*",
        "glob:a/*",
        "glob:{a,b}.conf",
        "glob:*.{conf,d}",
        "glob:a[b-]",
        "glob:[a-c]*",
        "glob:[!a]*",
        "glob:[SK][0-9][0-9]*",
        "glob:a\\*b",
        "glob:a[*?]b",
        "glob:a[\\\\]b",
        "glob:a,b",
        "glob:a{[b}",
        "glob:a\\{b\\}",
        "glob:a?b",
        "glob:?[[]b",
        "glob:$(x);y",
        "glob:a[\\^]b",
        "glob:[-]",
        "glob:",
        "GLOB:a",
        "regex:a.*",
        "regex:.*/b.*"
      })
  void aPatternMatchesAsOnTheHost(String pattern) {
    FileSystem host = FileSystems.getDefault();
    if (isRefused(host, pattern)) {
      assertThat(isRefused(files, pattern)).isTrue();
      return;
    }
    for (String path : PATHS) {
      assertThat(files.getPathMatcher(pattern).matches(files.getPath(path)))
          .as("%s against %s", pattern, path)
          .isEqualTo(host.getPathMatcher(pattern).matches(host.getPath(path)));
    }
  }

  private static boolean isRefused(FileSystem fileSystem, String pattern) {
    try {
      return fileSystem.getPathMatcher(pattern) == null;
    } catch (PatternSyntaxException refused) {
      return true;
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"glob:[a", "glob:{a", "glob:{a,{b}}", "glob:a\\", "glob:[a/b]", "regex:("})
  void aBrokenPatternIsRefused(String pattern) {
    assertThatThrownBy(() -> files.getPathMatcher(pattern))
        .isInstanceOf(PatternSyntaxException.class);
  }

  @Test
  void aLineFeedIsACharacterAsAnyOther() {
    assertThat(files.getPathMatcher("glob:**b").matches(files.getPath("/a\n/b"))).isTrue();
    assertThat(files.getPathMatcher("glob:a?b").matches(files.getPath("a\nb"))).isTrue();
  }

  @Test
  void anUnknownSyntaxIsRefused() {
    assertThatThrownBy(() -> files.getPathMatcher("fnmatch:*"))
        .isInstanceOf(UnsupportedOperationException.class);
    assertThatThrownBy(() -> files.getPathMatcher("*.conf"))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
