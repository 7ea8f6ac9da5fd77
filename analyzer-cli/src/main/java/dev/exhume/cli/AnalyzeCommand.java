package dev.exhume.cli;

import dev.exhume.cli.summary.Summary;
import dev.exhume.cli.text.OneLine;
import dev.exhume.cli.text.ShellWord;
import dev.exhume.core.DeadServer;
import dev.exhume.core.profile.ProfileJson;
import dev.exhume.core.profile.ServerProfile;
import dev.exhume.core.report.Report;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Says what the dead server was and what of it matters. */
@Command(
    name = "analyze",
    mixinStandardHelpOptions = true,
    header = "Print what the server was and what of it matters.",
    footer = {"", "Example:", "  exhume analyze /mnt/web01 -o profile.json"})
final class AnalyzeCommand extends SourceCommand {
  private static final Path STANDARD_OUTPUT = Path.of("-");

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      description = "write the profile as JSON; -: to standard output, and nothing else")
  private Optional<Path> output = Optional.empty();

  @Option(
      names = {"-r", "--report"},
      paramLabel = "FILE",
      description = "write the report, one page for a browser that loads nothing else")
  private Optional<Path> report = Optional.empty();

  @Mixin private AdvisoryFolder advisories;

  @Mixin private FailOn failOn;

  /** Writes what was asked for to files of its own. */
  private void write(ServerProfile profile, Optional<Path> json) throws IOException {
    if (json.isPresent()) {
      write(json.get(), file -> ProfileJson.write(profile, file));
    }
    if (report.isPresent()) {
      String page = Report.alone(profile, rescue());
      write(report.get(), file -> Files.writeString(file, page));
    }
  }

  private interface Content {
    void writeTo(Path file) throws IOException;
  }

  private static void write(Path file, Content content) throws IOException {
    try {
      content.writeTo(file);
    } catch (FileSystemException named) {
      throw named;
    } catch (IOException e) {
      throw new IOException("%s cannot be written: %s".formatted(file, e.getMessage()), e);
    }
  }

  /** The command that goes on from here. */
  private String rescue() {
    String words =
        sources().stream()
            .map(source -> ShellWord.of(source.toString()))
            .collect(Collectors.joining(" "));
    String feeds =
        advisories
            .folder()
            .map(folder -> " --advisories " + ShellWord.of(folder.toString()))
            .orElse("");
    return "exhume rescue " + words + chosen() + feeds + " -o kit";
  }

  @Override
  public Integer call() throws IOException {
    Optional<Path> feeds = advisories.folder();
    Optional<Path> file = output.filter(path -> !path.equals(STANDARD_OUTPUT));
    List<Path> files = Stream.of(file, report).flatMap(Optional::stream).toList();
    for (Path each : files) {
      requireOutsideSources(each);
    }
    try (DeadServer server = opening(options -> DeadServer.open(sources(), options))) {
      for (Path each : files) {
        requireOutside(server.evidence(), each);
      }
      ServerProfile profile = server.analyze(analysedAt(), feeds);
      write(profile, file);
      boolean jsonAlone = output.isPresent() && file.isEmpty();
      if (jsonAlone) {
        ProfileJson.write(profile, out());
      } else {
        out().print(Summary.of(profile, screen()));
        out().append("\nNext: ").append(OneLine.of(rescue())).append('\n');
      }
      out().flush();
      return failOn.status(profile.findings(), status(profile.problems()));
    }
  }
}
