package dev.exhume.core.analysis.files;

import static dev.exhume.testdata.DeadServers.server;
import static org.assertj.core.api.Assertions.assertThat;

import dev.exhume.core.profile.Problem;
import dev.exhume.core.reading.Problems;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SurveyVisitorTest {
  @Test
  void aDirectoryThatADamagedFileSystemShowsWithinItselfIsNotEnteredAgain() throws IOException {
    Path root = server().directory("/opt/shop").root();
    Path shop = root.resolve("opt/shop");
    Problems problems = new Problems();
    SurveyVisitor visitor =
        new SurveyVisitor(root, path -> Optional.empty(), FileWatch.NONE, problems);

    visitor.preVisitDirectory(root, attributes(root));
    assertThat(visitor.preVisitDirectory(shop, attributes(shop)))
        .isEqualTo(FileVisitResult.CONTINUE);
    assertThat(visitor.preVisitDirectory(shop.resolve("again"), attributes(shop)))
        .isEqualTo(FileVisitResult.SKIP_SUBTREE);

    assertThat(visitor.survey().directories()).isEqualTo(2);
    assertThat(problems.sorted())
        .containsExactly(
            Problem.of("/opt/shop/again", "is a directory within itself; not entered again"));
  }

  private static BasicFileAttributes attributes(Path path) throws IOException {
    return Files.readAttributes(path, BasicFileAttributes.class);
  }
}
