package dev.exhume.core.analysis.verdict.rules;

import dev.exhume.core.analysis.boot.LocalScript;
import dev.exhume.core.reading.Problems;
import dev.exhume.core.reading.TextLine;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The script for local commands is needed if it has any. */
public record LocalCommands(Path root, Problems problems) implements Rule {
  /** Words of the shell that say nothing by themselves. */
  private static final Set<String> STRUCTURE =
      Set.of("fi", "done", "else", "then", "do", "esac", "{", "}", ";;");

  @Override
  public Optional<Ruling> judge(Candidate candidate) {
    if (!LocalScript.isRunBy(candidate.service())) {
      return Optional.empty();
    }
    String name = candidate.service().scriptName();
    List<String> commands =
        LocalScript.commands(root, name, problems).stream()
            .map(TextLine::stripped)
            .filter(command -> !STRUCTURE.contains(command))
            .map(ShortList::quote)
            .toList();
    return Optional.of(
        commands.isEmpty()
            ? Ruling.unneeded("has no commands of its own")
            : Ruling.needed("runs what the administrator put there: " + ShortList.of(commands)));
  }
}
