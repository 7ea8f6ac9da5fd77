package dev.exhume.core.analysis.verification;

import static org.assertj.core.api.Assertions.assertThat;

import dev.exhume.core.DeadServer;
import dev.exhume.core.analysis.packages.PackageDetector;
import dev.exhume.core.analysis.packages.PackageSource;
import dev.exhume.core.profile.Problem;
import dev.exhume.core.reading.Problems;
import dev.exhume.testdata.DeadServers;
import dev.exhume.testdata.ServerBuilder;
import dev.exhume.testdata.VerifiedRoot;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class QuickVerificationTest {
  @Test
  void findsWhatRpmFindsButForTimesAndCapabilitiesThatNobodyExpects(@TempDir Path directory)
      throws IOException {
    Problems problems = new Problems();
    try (DeadServer server = DeadServer.open(VerifiedRoot.write(directory));
        PackageSource source = PackageDetector.open(server.root(), problems).orElseThrow()) {
      QuickVerification quick =
          QuickVerification.of(server.root(), source.packagesInDatabaseOrder(), problems);

      assertThat(quick.changed())
          .extracting(FileReport::path)
          .containsExactlyElementsOf(expected());
      assertThat(quick.missing()).isEqualTo(5);
      assertThat(problems.sorted()).isEmpty();
    }
  }

  @Test
  void howManyProgramsPrelinkRearrangedIsSaidAndNoneOfThemCountsAsChanged() throws IOException {
    Problems problems = new Problems();
    Path root =
        DeadServers.server()
            .file(
                "/var/lib/dpkg/status",
                "Package: shop",
                "Status: install ok installed",
                "Version: 1")
            .file("/var/lib/dpkg/info/shop.list", "/usr/bin/shop", "/usr/bin/till")
            .file(
                "/var/lib/dpkg/info/shop.md5sums",
                "0".repeat(32) + "  usr/bin/shop",
                "0".repeat(32) + "  usr/bin/till")
            .bytes("/usr/bin/shop", PrelinkedProgramTest.program(true, ".gnu.prelink_undo"))
            .modified("/usr/bin/shop", ServerBuilder.INSTALLED.plusSeconds(3600))
            .bytes("/usr/bin/till", PrelinkedProgramTest.program(true, ".other"))
            .modified("/usr/bin/till", ServerBuilder.INSTALLED.plusSeconds(3600))
            .root();
    try (PackageSource source = PackageDetector.open(root, problems).orElseThrow()) {
      assertThat(QuickVerification.of(root, source.packages(), problems).changed())
          .extracting(FileReport::path)
          .containsExactly("/usr/bin/till");
    }
    assertThat(problems.sorted())
        .extracting(Problem::message)
        .containsExactly(
            "prelink rearranged 1 programs: whether somebody changed their content cannot be told");
  }

  private static List<String> expected() throws IOException {
    return VerifiedRoot.lines("no-time").stream()
        .map(line -> line.substring(line.indexOf('/')).replaceFirst(" \\(.*", ""))
        .filter(path -> !path.equals("/usr/lib/dig/caps-added"))
        .toList();
  }
}
