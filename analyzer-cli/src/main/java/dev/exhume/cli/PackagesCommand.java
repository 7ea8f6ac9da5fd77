package dev.exhume.cli;

import dev.exhume.core.InstalledPackages;
import dev.exhume.core.ServerAnalyzer;
import dev.exhume.core.profile.Packages;
import dev.exhume.core.profile.Problem;
import dev.exhume.core.profile.ProfileJson;
import dev.exhume.core.sbom.CycloneDx;
import java.io.IOException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Lists the packages that were installed on the dead server. */
@Command(
    name = "packages",
    mixinStandardHelpOptions = true,
    header = "List the installed packages.",
    description = {
      "",
      "SOURCE may also be a package database alone: RPM's Packages, or dpkg's status."
    },
    footer = {"", "Example:", "  exhume packages /mnt/web01 --format json --files"})
final class PackagesCommand extends SourceCommand {
  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description = "nevra (like rpm -qa; the default), json or cyclonedx")
  private PackageFormat format = PackageFormat.NEVRA;

  @Option(names = "--files", description = "with json: list each package's files too")
  private boolean files;

  @Override
  public Integer call() throws IOException {
    if (files && format != PackageFormat.JSON) {
      throw wrongUsage("--files needs --format json");
    }
    try (InstalledPackages installed = InstalledPackages.open(source())) {
      out().print(listing(installed));
      out().flush();
      for (Problem problem : installed.problems()) {
        err().println("exhume: " + OneLine.of(problem.path() + ": " + problem.message()));
      }
      return status(installed.problems());
    }
  }

  private String listing(InstalledPackages installed) throws IOException {
    return switch (format) {
      case NEVRA -> lines(installed.packages());
      case JSON ->
          ProfileJson.toString(files ? PackageListing.of(installed) : installed.packages());
      case CYCLONEDX ->
          ProfileJson.toString(
              CycloneDx.of(
                  installed.packages(), installed.os(), ServerAnalyzer.TOOL, analysedAt()));
    };
  }

  private static String lines(Packages packages) {
    StringBuilder lines = new StringBuilder();
    for (Packages.Item item : packages.items()) {
      lines.append(OneLine.of(item.nevra())).append('\n');
    }
    return lines.toString();
  }
}
