package dev.exhume.cli;

import dev.exhume.core.DeadServer;
import dev.exhume.core.profile.ProfileJson;
import dev.exhume.core.profile.ServerProfile;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Command;
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

  private static void write(ServerProfile profile, Path file) throws IOException {
    try {
      ProfileJson.write(profile, file);
    } catch (FileSystemException named) {
      throw named;
    } catch (IOException e) {
      throw new IOException("%s cannot be written: %s".formatted(file, e.getMessage()), e);
    }
  }

  @Override
  public Integer call() throws IOException {
    Optional<Path> file = output.filter(path -> !path.equals(STANDARD_OUTPUT));
    if (file.isPresent()) {
      requireOutsideSources(file.get());
    }
    try (DeadServer server = DeadServer.open(sources(), volume())) {
      if (file.isPresent()) {
        requireOutside(server.evidence(), file.get());
      }
      ServerProfile profile = server.analyze(analysedAt());
      if (file.isPresent()) {
        write(profile, file.get());
      }
      boolean jsonAlone = output.isPresent() && file.isEmpty();
      out().print(jsonAlone ? ProfileJson.toString(profile) : Summary.of(profile));
      out().flush();
      return status(profile.problems());
    }
  }
}
