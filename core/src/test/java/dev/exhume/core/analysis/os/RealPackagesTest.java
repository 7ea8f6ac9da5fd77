package dev.exhume.core.analysis.os;

import static dev.exhume.testdata.DeadServers.server;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.google.common.base.Splitter;
import dev.exhume.core.profile.Confidence;
import dev.exhume.core.profile.OperatingSystem;
import dev.exhume.core.profile.Packages;
import dev.exhume.core.reading.Problems;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What rpm itself lists of real servers, against release files that somebody rewrote. */
class RealPackagesTest {
  private static final String FAKE = "Red Hat Enterprise Linux AS release 3 (Taroon Update 9)";

  @ParameterizedTest
  @CsvSource({
    "go-rpmdb-centos5-plain, CentOS release 5.11 (Final)",
    "go-rpmdb-centos6-plain, CentOS release 6.10 (Final)",
    "go-rpmdb-centos7-plain, CentOS release 7.5.1804 (Core)",
    "go-rpmdb-sle15-bci, SUSE Linux Enterprise Server release 15.3",
    "go-rpmdb-amazonlinux2023-plain, Amazon Linux release 2023",
  })
  void theirPackagesTellWhatTheyAre(String folder, String name) throws IOException {
    Path root = server().file("/etc/redhat-release", FAKE).root();

    OperatingSystem os = OsDetector.detect(root, packages(folder), new Problems());

    assertThat(os.prettyName()).contains(name);
    assertThat(os.confidence()).isEqualTo(Confidence.HIGH);
    assertThat(os.conflicts())
        .singleElement()
        .satisfies(
            conflict -> {
              assertThat(conflict.claim()).isEqualTo("Red Hat Enterprise Linux 3.9");
              assertThat(conflict.against()).contains(" distribution packages are ");
            });
  }

  /** Columns: name, epoch, version, release, architecture, vendor. */
  private static Packages packages(String folder) throws IOException {
    Path list =
        Path.of(System.getProperty("exhume.shared", ""), "data/rpmdb", folder, "expected.tsv");
    assumeTrue(Files.isRegularFile(list), () -> list + " is not there");
    InstalledPackages installed = InstalledPackages.installed();
    List<String> lines = Files.readAllLines(list);
    for (String line : lines.subList(1, lines.size())) {
      List<String> cells = Splitter.on('\t').splitToList(line);
      installed.by(cells.get(5), "%s-%s-%s".formatted(cells.get(0), cells.get(2), cells.get(3)));
    }
    return installed.rpm();
  }
}
