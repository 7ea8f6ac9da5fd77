package dev.exhume.core.analysis.verification;

import static dev.exhume.testdata.DeadServers.server;
import static org.assertj.core.api.Assertions.assertThat;

import dev.exhume.core.analysis.packages.ListedPackage;
import dev.exhume.core.analysis.packages.PackageDetector;
import dev.exhume.core.analysis.packages.PackageSource;
import dev.exhume.core.profile.Problem;
import dev.exhume.core.reading.Problems;
import dev.exhume.testdata.ServerBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DpkgVerificationTest {
  /** The digest of "as it was" and a line feed, by md5sum. */
  private static final String AS_IT_WAS = "f26332e3f631392304b6f910969b5b7f";

  private final ServerBuilder server =
      server()
          .file(
              "/var/lib/dpkg/status",
              "Package: shop",
              "Status: install ok installed",
              "Version: 1",
              "Architecture: all",
              "Conffiles:",
              " /etc/shop.conf " + AS_IT_WAS,
              " /etc/never.conf newconffile",
              "")
          .file(
              "/var/lib/dpkg/info/shop.list",
              "/.",
              "/usr",
              "/usr/bin",
              "/usr/bin/shop",
              "/usr/bin/shop-link",
              "/etc",
              "/etc/shop.conf",
              "/etc/never.conf")
          .file("/var/lib/dpkg/info/shop.md5sums", AS_IT_WAS + "  usr/bin/shop")
          .file("/usr/bin/shop", "as it was")
          .link("/usr/bin/shop-link", "shop")
          .file("/etc/shop.conf", "as it was")
          .file("/etc/never.conf", "of whatever content");
  private final Problems problems = new Problems();

  @Test
  void aServerThatNobodyTouchedHasNothingToReport() throws IOException {
    assertThat(reports()).isEmpty();
  }

  @Test
  void changedContentIsFoundAndOfConfigurationMarked() throws IOException {
    server.file("/usr/bin/shop", "as it is").file("/etc/shop.conf", "as it is");
    assertThat(reports())
        .containsExactly("/usr/bin/shop [digest] ", "/etc/shop.conf [digest] config");
  }

  @Test
  void whatIsGoneIsMissingEvenIfItWasOnlyALink() throws IOException {
    Path root = server.root();
    Files.delete(root.resolve("usr/bin/shop-link"));
    Files.delete(root.resolve("etc/shop.conf"));
    assertThat(reports(root))
        .containsExactly("/usr/bin/shop-link missing ", "/etc/shop.conf missing config");
  }

  @Test
  void aLinkOrDirectoryInPlaceOfAFileIsAnotherKindOfFile() throws IOException {
    Path root = server.root();
    Files.delete(root.resolve("usr/bin/shop"));
    Files.createDirectory(root.resolve("usr/bin/shop"));
    assertThat(reports(root)).containsExactly("/usr/bin/shop [mode] ");
  }

  @Test
  void aDivertedFileIsLookedForWhereItWasMovedTo() throws IOException {
    server
        .file("/usr/bin/shop", "a replacement of the administrator's")
        .file("/usr/bin/shop.distrib", "as it was")
        .file("/var/lib/dpkg/diversions", "/usr/bin/shop", "/usr/bin/shop.distrib", ":");
    assertThat(reports()).isEmpty();
  }

  @Test
  void aPathThatClimbsOutOfTheRootStaysInIt() throws IOException {
    server.file(
        "/var/lib/dpkg/info/shop.list", "/../../../../etc/shop.conf", "/" + "x".repeat(5000));
    assertThat(reports()).isEmpty();
    assertThat(problems.sorted())
        .extracting(Problem::message)
        .containsExactly(
            "package shop has a file whose name can be none; it was not compared with its package");
  }

  private List<String> reports() throws IOException {
    return reports(server.root());
  }

  private List<String> reports(Path root) throws IOException {
    List<String> reports = new ArrayList<>();
    try (PackageSource source = PackageDetector.open(root, problems).orElseThrow()) {
      PackageVerification verification =
          PackageVerification.thorough(root, source.packages(), problems);
      for (ListedPackage one : source.packages()) {
        verification.verify(one, Set.of(), report -> reports.add(text(report)));
      }
      verification.tell();
    }
    return reports;
  }

  private static String text(FileReport report) {
    return "%s %s %s"
        .formatted(
            report.path(),
            report.isMissing() ? "missing" : report.changes().toString(),
            report.isConfiguration() ? "config" : "");
  }
}
