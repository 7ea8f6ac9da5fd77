package dev.exhume.cli;

import dev.exhume.core.ServerFiles;
import dev.exhume.core.copy.HostCopy;
import dev.exhume.core.profile.Problem;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Copies files of the dead server to this host. */
@Command(
    name = "cp",
    mixinStandardHelpOptions = true,
    synopsisHeading = "Usage: ",
    customSynopsis = "exhume cp [-R] [--volume NAME] SOURCE... PATH DESTINATION",
    header = "Copy files of the server to this host.",
    description = {
      "",
      "Nothing that is there already is written over. Times and permissions are kept,",
      "owners are not, and set-user-id bits, devices and sockets stay behind: export",
      "keeps them all.",
      ""
    },
    footer = {"", "Example:", "  exhume cp -R old.vmdk /etc/httpd ./httpd-of-web01"})
final class CopyCommand extends LookCommand {
  @Parameters(
      paramLabel = "SOURCE... PATH DESTINATION",
      arity = "0..*",
      description = {SOURCE + ";", "then a path inside, then a file or directory of this host"})
  private List<String> words = List.of();

  @Option(names = "-R", description = "copy a directory with all that is below")
  private boolean isRecursive;

  @Override
  public Integer call() throws IOException {
    requireWords(words, 3);
    int path = words.size() - 2;
    Path destination = Path.of(words.get(path + 1));
    List<String> sources = words.subList(0, path);
    requireOutside(sources.stream().map(Path::of).toList(), destination);
    try (ServerFiles files = open(sources)) {
      requireOutside(files.evidence(), destination);
      HostCopy copy = new HostCopy(isRecursive);
      copy.copy(inside(files, words.get(path)), destination);
      List<Problem> problems = new ArrayList<>(copy.problems());
      problems.addAll(files.problems());
      tell(problems);
      return status(problems);
    }
  }
}
