package dev.exhume.core.analysis.files;

import static dev.exhume.testdata.DeadServers.server;
import static org.assertj.core.api.Assertions.assertThat;

import dev.exhume.core.profile.Customisation;
import dev.exhume.core.profile.Customisation.UnownedTree;
import dev.exhume.core.reading.Problems;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CustomisationDetectorTest {
  private final Path root = server().file("/opt/shop/run", "x").root();
  private final Problems problems = new Problems();
  private final FileSurvey survey = FileSurvey.of(root, path -> Optional.empty(), problems);

  @Test
  void treesThatNoPackageOwnsWereMadeByHand() {
    Customisation customisation = CustomisationDetector.detect(root, survey, true, problems);

    assertThat(customisation.unownedTrees())
        .extracting(UnownedTree::path)
        .containsExactly("/opt/shop");
    assertThat(customisation.modifiedFiles()).isEmpty();
    assertThat(customisation.missingFiles()).isEmpty();
    assertThat(problems.sorted()).isEmpty();
  }

  @Test
  void withoutThePackagesFilesNothingIsClaimed() {
    Customisation customisation = CustomisationDetector.detect(root, survey, false, problems);

    assertThat(customisation.unownedTrees()).isEmpty();
    assertThat(problems.sorted()).hasSize(1);
  }
}
