package dev.exhume.cli;

import dev.exhume.core.ServerFiles;
import dev.exhume.core.profile.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Prints a file of the dead server. */
@Command(
    name = "cat",
    mixinStandardHelpOptions = true,
    synopsisHeading = "Usage: ",
    customSynopsis = "exhume cat [--volume NAME] SOURCE... PATH",
    header = "Print a file of the server, byte by byte.",
    footer = {"", "Example:", "  exhume cat old.vmdk /etc/fstab"})
final class PrintCommand extends LookCommand {
  private static final int BUFFER = 1 << 16;

  @Parameters(
      paramLabel = "SOURCE... PATH",
      arity = "0..*",
      description = {SOURCE + ";", "then a path inside"})
  private List<String> words = List.of();

  private final StandardOutput output;

  PrintCommand(StandardOutput output) {
    this.output = output;
  }

  @Override
  public Integer call() throws IOException {
    requireWords(words, 2);
    int last = words.size() - 1;
    try (ServerFiles files = open(words.subList(0, last));
        InputStream content = Files.newInputStream(inside(files, words.get(last)))) {
      copy(content);
      List<Problem> problems = files.problems();
      tell(problems);
      return status(problems);
    }
  }

  private void copy(InputStream content) throws IOException {
    byte[] buffer = new byte[BUFFER];
    for (int length = content.read(buffer); length >= 0; length = content.read(buffer)) {
      try {
        output.write(buffer, 0, length);
      } catch (IOException e) {
        // Standard output remembers why, and whether that is worth a word.
        return;
      }
    }
  }
}
