package dev.exhume.core.analysis.verification;

import static org.assertj.core.api.Assertions.assertThat;

import dev.exhume.core.DeadServer;
import dev.exhume.core.analysis.packages.PackageDetector;
import dev.exhume.core.analysis.packages.PackageSource;
import dev.exhume.core.reading.Problems;
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

  private static List<String> expected() throws IOException {
    return VerifiedRoot.lines("no-time").stream()
        .map(line -> line.substring(line.indexOf('/')).replaceFirst(" \\(.*", ""))
        .filter(path -> !path.equals("/usr/lib/dig/caps-added"))
        .toList();
  }
}
