package dev.exhume.core.analysis.files;

import static dev.exhume.testdata.DeadServers.server;
import static org.assertj.core.api.Assertions.assertThat;

import dev.exhume.core.profile.Problem;
import dev.exhume.core.reading.Problems;
import java.nio.file.AccessDeniedException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class UnreadableFilesTest {
  private final Path root = server().root();
  private final Problems problems = new Problems();

  @Test
  void aFewAreNamed() {
    UnreadableFiles unreadable = new UnreadableFiles();
    unreadable.add(root.resolve("b"), new AccessDeniedException("/b"));
    unreadable.add(root.resolve("a"), new AccessDeniedException("/a"));

    unreadable.addTo(root, problems);

    assertThat(problems.sorted())
        .containsExactly(
            Problem.of("/a", "cannot be read: permission denied"),
            Problem.of("/b", "cannot be read: permission denied"));
  }

  @Test
  void ofManyTheFirstByNameAreNamedAndTheOthersCounted() {
    UnreadableFiles unreadable = new UnreadableFiles();
    for (int i = 9_999; i >= 0; i--) {
      unreadable.add(root.resolve("f%04d".formatted(i)), new AccessDeniedException("f"));
    }

    unreadable.addTo(root, problems);

    assertThat(problems.sorted()).hasSize(11);
    assertThat(problems.sorted().get(0).message()).startsWith("9990 more files or directories");
    assertThat(problems.sorted().get(10).path()).isEqualTo("/f0009");
  }
}
