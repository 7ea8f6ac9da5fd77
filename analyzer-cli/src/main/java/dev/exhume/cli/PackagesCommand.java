package dev.exhume.cli;

import dev.exhume.cli.text.OneLine;
import dev.exhume.core.InstalledPackages;
import dev.exhume.core.ServerAnalyzer;
import dev.exhume.core.analysis.packages.ListedPackage;
import dev.exhume.core.analysis.vulnerabilities.AssessedSource;
import dev.exhume.core.analysis.vulnerabilities.Assessment;
import dev.exhume.core.profile.Integrity;
import dev.exhume.core.profile.Packages;
import dev.exhume.core.profile.Packages.OtherDatabase;
import dev.exhume.core.profile.Problem;
import dev.exhume.core.profile.ProfileJson;
import dev.exhume.core.profile.Severity;
import dev.exhume.core.sbom.CycloneDx;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Lists the packages that were installed on the dead server. */
@Command(
    name = "packages",
    mixinStandardHelpOptions = true,
    header = "List the installed packages.",
    description = {
      "",
      "SOURCE may also be a package database alone, or the directory that holds it:",
      "RPM's in any format (Packages, Packages.db, rpmdb.sqlite, packages.rpm), the",
      "status of dpkg, or the directory in which Slackware (/var/log/packages),",
      "Gentoo (/var/db/pkg), Alpine (/lib/apk/db) or Arch (/var/lib/pacman/local)",
      "keep theirs.",
      ""
    },
    footer = {
      "",
      "Examples:",
      "  exhume packages /mnt/web01 --format json --files",
      "  exhume packages /mnt/web01/var/lib/rpm --erased",
      "  exhume packages /mnt/web01 --format cyclonedx --vulnerabilities"
    })
final class PackagesCommand extends SourceCommand {
  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description = "nevra (like rpm -qa; the default), json or cyclonedx")
  private PackageFormat format = PackageFormat.NEVRA;

  @Option(names = "--files", description = "with json: list each package's files too")
  private boolean files;

  @Option(
      names = "--erased",
      description = {
        "list packages that were removed instead, as far",
        "as the database still holds them; in lines, only",
        "those that their digest proves"
      })
  private boolean erased;

  @Option(
      names = "--vulnerabilities",
      description = {
        "with cyclonedx: tell the known holes of the packages, too, with those that",
        "are mended; severities are what they are where a hole is reached"
      })
  private boolean vulnerabilities;

  @Mixin private AdvisoryFolder advisories;

  @Mixin private FailOn failOn;

  @Override
  public Integer call() throws IOException {
    if (files && format != PackageFormat.JSON) {
      throw wrongUsage("--files needs --format json");
    }
    if (erased && format == PackageFormat.CYCLONEDX) {
      throw wrongUsage("--erased has no --format cyclonedx: a bill names what is installed");
    }
    if (vulnerabilities && format != PackageFormat.CYCLONEDX) {
      throw wrongUsage("--vulnerabilities needs --format cyclonedx");
    }
    Optional<Path> feeds = advisories.folder();
    if (!vulnerabilities && (feeds.isPresent() || failOn.isGiven())) {
      throw wrongUsage("--advisories and --fail-on need --vulnerabilities");
    }
    try (InstalledPackages installed =
        opening(options -> InstalledPackages.open(sources(), options))) {
      Packages packages = installed.packages();
      tellOthers(packages);
      List<AssessedSource> assessed = vulnerabilities ? installed.assess(feeds) : List.of();
      if (erased) {
        listErased(packages, installed.erased());
      } else {
        list(packages, installed, assessed);
      }
      out().flush();
      List<Problem> problems = installed.problems();
      tell(problems);
      return failOn.of(severities(assessed), status(problems));
    }
  }

  private void list(Packages packages, InstalledPackages installed, List<AssessedSource> assessed)
      throws IOException {
    switch (format) {
      case NEVRA ->
          packages
              .items()
              .forEach(item -> out().append(OneLine.of(packages.label(item))).append('\n'));
      case JSON -> {
        if (files) {
          ProfileJson.writeList(PackageListing.installed(packages, installed.listed()), out());
        } else {
          ProfileJson.write(packages, out());
        }
      }
      case CYCLONEDX ->
          ProfileJson.write(
              CycloneDx.of(packages, installed.os(), ServerAnalyzer.TOOL, analysedAt(), assessed),
              out());
    }
  }

  private void listErased(Packages packages, List<ListedPackage> listed) throws IOException {
    if (format == PackageFormat.JSON) {
      ProfileJson.writeList(PackageListing.erased(packages, listed, files), out());
      return;
    }
    for (ListedPackage one : listed) {
      String nevra = OneLine.of(packages.label(one.item()));
      if (isProved(one)) {
        out().append(nevra).append('\n');
      } else {
        tell(
            "%s: remains of %s at offset 0x%x are %s"
                .formatted(
                    packages.database().map(Packages.PackageDatabase::path).orElse(""),
                    nevra,
                    one.offset().orElse(0L),
                    integrity(one).name().toLowerCase(Locale.ROOT)));
      }
    }
  }

  /** What dpkg remembers is written down as such; the rest must have a digest that is right. */
  private static boolean isProved(ListedPackage erased) {
    return integrity(erased) == Integrity.VERIFIED;
  }

  private static Integrity integrity(ListedPackage erased) {
    return erased.item().integrity().orElse(Integrity.VERIFIED);
  }

  private void tellOthers(Packages packages) {
    if (!packages.otherDatabases().isEmpty()) {
      String others =
          packages.otherDatabases().stream()
              .map(PackagesCommand::sentence)
              .collect(Collectors.joining("; "));
      String read = packages.database().map(Packages.PackageDatabase::path).orElse("");
      tell("read from " + read + ", not from others: " + others);
    }
  }

  /** Of the holes that the builds have for certain. */
  private static List<Severity> severities(List<AssessedSource> assessed) {
    return assessed.stream()
        .flatMap(source -> source.verdicts().stream())
        .filter(verdict -> verdict.assessment().state() == Assessment.State.VULNERABLE)
        .flatMap(verdict -> verdict.severity().stream())
        .distinct()
        .toList();
  }

  private static String sentence(OtherDatabase other) {
    return other.path() + " " + other.reason();
  }
}
