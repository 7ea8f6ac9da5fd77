package dev.exhume.cli;

import dev.exhume.cli.text.TextFormat;
import dev.exhume.core.DiskSurvey;
import dev.exhume.core.profile.ProfileJson;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows what is on the disks of the dead server. */
@Command(
    name = "disks",
    mixinStandardHelpOptions = true,
    header = "Show disks, volumes, and where each was mounted.",
    footer = {"", "Example:", "  exhume disks old.vmdk data.vmdk"})
final class DisksCommand extends ReadingCommand {
  @Parameters(
      paramLabel = "SOURCE",
      arity = "1..*",
      description = {
        "the disk images of a server in the order of its disks,",
        "or the descriptor of its virtual machine"
      })
  private List<Path> sources = List.of();

  @Option(names = "--format", paramLabel = "FORMAT", description = "text (the default) or json")
  private TextFormat format = TextFormat.TEXT;

  @Override
  public Integer call() throws IOException {
    DiskSurvey survey = opening(options -> DiskSurvey.of(sources, options));
    switch (format) {
      case TEXT -> out().print(DiskTable.of(survey.source()));
      case JSON -> ProfileJson.write(survey.source(), out());
    }
    out().flush();
    survey.rootless().ifPresent(this::tell);
    tell(survey.problems());
    return status(survey.problems());
  }
}
