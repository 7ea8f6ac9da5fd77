package dev.exhume.core.analysis.files;

import static dev.exhume.testdata.DeadServers.server;
import static org.assertj.core.api.Assertions.assertThat;

import dev.exhume.core.analysis.packages.PackageDetector;
import dev.exhume.core.analysis.packages.PackageInventory;
import dev.exhume.core.profile.Customisation;
import dev.exhume.core.profile.Customisation.Alternative;
import dev.exhume.core.profile.Customisation.MissingFile;
import dev.exhume.core.profile.Customisation.ModifiedFile;
import dev.exhume.core.profile.Customisation.UnownedTree;
import dev.exhume.core.profile.Evidence;
import dev.exhume.core.reading.Problems;
import dev.exhume.testdata.ServerBuilder;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CustomisationDetectorTest {
  /** The digest of "as it was" and a line feed, by md5sum. */
  private static final String AS_IT_WAS = "f26332e3f631392304b6f910969b5b7f";

  private static final Instant LATER = ServerBuilder.INSTALLED.plusSeconds(7 * 24 * 3600);

  private final ServerBuilder server =
      server()
          .file("/opt/shop/run", "x")
          .file(
              "/var/lib/dpkg/status",
              "Package: shop",
              "Status: install ok installed",
              "Version: 1",
              "Architecture: all",
              "Conffiles:",
              " /etc/shop.conf " + AS_IT_WAS,
              "")
          .file(
              "/var/lib/dpkg/info/shop.list",
              "/usr/bin/shop",
              "/usr/lib/shop.pyc",
              "/usr/share/doc/shop",
              "/etc/shop.conf")
          .file(
              "/var/lib/dpkg/info/shop.md5sums",
              AS_IT_WAS + "  usr/bin/shop",
              AS_IT_WAS + "  usr/lib/shop.pyc")
          .file("/usr/bin/shop", "as it was")
          .file("/usr/lib/shop.pyc", "as it was")
          .file("/usr/share/doc/shop", "read me")
          .file("/etc/shop.conf", "as it was");
  private final Problems problems = new Problems();

  @Test
  void treesThatNoPackageOwnsWereMadeByHand() throws IOException {
    Customisation customisation = detect();

    assertThat(customisation.unownedTrees())
        .extracting(UnownedTree::path)
        .containsExactly("/opt/shop");
    assertThat(customisation.modifiedFiles()).contains(List.of());
    assertThat(customisation.missingFiles()).contains(0);
    assertThat(problems.sorted()).isEmpty();
  }

  @Test
  void aProgramThatWasWrittenAfterItsPackageAndConfigurationThatDiffersAreModified()
      throws IOException {
    server.file("/usr/bin/shop", "as it is").modified("/usr/bin/shop", LATER);
    server.file("/etc/shop.conf", "as it is");

    assertThat(detect().modifiedFiles())
        .contains(
            List.of(
                new ModifiedFile("/etc/shop.conf", "shop", List.of("digest"), true),
                new ModifiedFile("/usr/bin/shop", "shop", List.of("digest"), false)));
  }

  @Test
  void whatWasOnlyTouchedAndWhatPythonCompiledAgainIsNoChange() throws IOException {
    server.modified("/usr/bin/shop", LATER);
    server.file("/usr/lib/shop.pyc", "as it is").modified("/usr/lib/shop.pyc", LATER);

    assertThat(detect().modifiedFiles()).contains(List.of());
  }

  @Test
  void allMissingFilesAreCountedAndThoseThatMatterNamed() throws IOException {
    server.file(
        "/var/lib/dpkg/info/shop.list", "/usr/bin/gone", "/usr/share/doc/gone", "/etc/shop.conf");
    Customisation customisation = detect();

    assertThat(customisation.missingFiles()).contains(2);
    assertThat(customisation.missingOfNote())
        .containsExactly(new MissingFile("/usr/bin/gone", "shop", false));
  }

  @Test
  void anAlternativeThatWasChosenByHandIsNamedWithItsTarget() throws IOException {
    server
        .file("/var/lib/dpkg/alternatives/editor", "manual", "/usr/bin/editor", "", "/bin/ed", "5")
        .file("/var/lib/dpkg/alternatives/pager", "auto", "/usr/bin/pager", "", "/bin/more", "5")
        .link("/etc/alternatives/editor", "/bin/ed");

    assertThat(detect().alternatives())
        .containsExactly(
            new Alternative(
                "editor",
                "/usr/bin/editor",
                Optional.of("/bin/ed"),
                Evidence.line("/var/lib/dpkg/alternatives/editor", 1)));
  }

  @Test
  void withoutThePackagesFilesNothingIsClaimed() throws IOException {
    Path root = server().file("/opt/shop/run", "x").root();
    Customisation customisation = detect(root);

    assertThat(customisation.unownedTrees()).isEmpty();
    assertThat(customisation.modifiedFiles()).isEmpty();
    assertThat(problems.sorted()).hasSize(1);
  }

  private Customisation detect() throws IOException {
    return detect(server.root());
  }

  private Customisation detect(Path root) throws IOException {
    try (PackageInventory packages = PackageDetector.detect(root, problems)) {
      FileSurvey survey = FileSurvey.of(root, packages, problems);
      return CustomisationDetector.detect(root, survey, packages, problems);
    }
  }
}
