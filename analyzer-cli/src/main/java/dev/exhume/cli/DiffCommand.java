package dev.exhume.cli;

import dev.exhume.cli.diff.ComparisonText;
import dev.exhume.cli.text.TextFormat;
import dev.exhume.core.comparison.ComparedServer;
import dev.exhume.core.comparison.ComparedServer.Kind;
import dev.exhume.core.comparison.ServerComparison;
import dev.exhume.core.profile.Problem;
import dev.exhume.core.profile.ProfileJson;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows what differs between two servers. */
@Command(
    name = "diff",
    mixinStandardHelpOptions = true,
    header = "Show what was added, changed and removed between two servers.",
    description = {
      "",
      "A and B are each a root directory, a tarball, a disk image, a virtual machine,",
      "a profile that analyze wrote, a package database, or a list of packages as",
      "rpm -qa, dpkg -l or dpkg --get-selections print it.",
      ""
    },
    footer = {
      "",
      "Examples:",
      "  exhume diff stock.json /mnt/web01",
      "  exhume diff packages.txt /mnt/web01/var/lib/rpm"
    })
final class DiffCommand extends ReadingCommand {
  @Parameters(index = "0", paramLabel = "A", description = "a server as it was")
  private Path before = Path.of("");

  @Parameters(index = "1", paramLabel = "B", description = "what it is compared with")
  private Path after = Path.of("");

  @Option(names = "--format", paramLabel = "FORMAT", description = "text (the default) or json")
  private TextFormat format = TextFormat.TEXT;

  @Override
  public Integer call() throws IOException {
    Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    ComparedServer from = opening(options -> ComparedServer.read(before, options, now));
    ComparedServer to = opening(options -> ComparedServer.read(after, options, now));
    ServerComparison comparison = ServerComparison.of(from, to);
    switch (format) {
      case TEXT -> out().print(ComparisonText.of(comparison, screen()));
      case JSON -> ProfileJson.write(comparison, out());
    }
    out().flush();
    List<Problem> problems = new ArrayList<>();
    for (ComparedServer server : List.of(from, to)) {
      problems.addAll(unread(server));
    }
    return status(problems);
  }

  /** What could not be read now; the problems of a profile are old news. */
  private List<Problem> unread(ComparedServer server) {
    List<Problem> problems = server.profile().problems();
    if (server.kind() == Kind.PROFILE || problems.isEmpty()) {
      return List.of();
    }
    tell(
        "%s: not all could be read (%d problems); exhume analyze names them"
            .formatted(server.location(), problems.size()));
    return problems;
  }
}
