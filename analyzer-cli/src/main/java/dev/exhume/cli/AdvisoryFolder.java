package dev.exhume.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The option that names a folder with feeds of known holes. */
final class AdvisoryFolder {
  @Spec(Spec.Target.MIXEE)
  private CommandSpec command;

  @Option(
      names = "--advisories",
      paramLabel = "DIR",
      description = {
        "judge the packages by the feeds in this folder, too: OSV (JSON, zip),",
        "OVAL of Red Hat, Debian, Ubuntu and SUSE, Red Hat's JSON of CVEs, or a",
        "table like our own; docs/vulnerabilities.md says more"
      })
  private Optional<Path> folder = Optional.empty();

  /** The folder, if one is given. */
  Optional<Path> folder() {
    folder
        .filter(path -> !Files.isDirectory(path))
        .ifPresent(
            path -> {
              throw new ParameterException(
                  command.commandLine(), "--advisories: " + path + " is no folder");
            });
    return folder;
  }
}
