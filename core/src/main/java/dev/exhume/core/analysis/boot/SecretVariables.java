package dev.exhume.core.analysis.boot;

import com.google.common.base.CharMatcher;
import dev.exhume.core.profile.Problem;
import dev.exhume.core.reading.Problems;
import dev.exhume.core.reading.ServerPath;
import dev.exhume.core.reading.TextFile;
import dev.exhume.core.reading.TextLine;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The passwords of one service, each with a variable that stands for it: none is repeated, each is
 * fetched from where it stands when the service starts.
 */
public final class SecretVariables {
  private static final String NAME = "EXHUME_SECRET_";

  /** As far as an assignment goes on in lines of its own. */
  private static final int MAX_LINES = 100;

  private final Path root;
  private final Problems problems;
  private final Map<String, String> names = new HashMap<>();
  private final Map<String, String> printed = new LinkedHashMap<>();

  /** Starts with none. */
  public SecretVariables(Path root, Problems problems) {
    this.root = root;
    this.problems = problems;
  }

  /** The variable that stands for a password without one of its own. */
  public String variable(String value, TextLine line) {
    return names.computeIfAbsent(
        value,
        unknown -> {
          String name = NAME + (names.size() + 1);
          assign(name, value, line);
          return name;
        });
  }

  /**
   * A variable whose value is a password.
   *
   * @param line where the assignment starts that has the value
   */
  public void assign(String name, String value, TextLine line) {
    Optional<String> command = printing(value, line);
    command.ifPresent(print -> printed.put(name, print));
    if (command.isEmpty()) {
      problems.add(
          Problem.of(
              line.path(),
              "line %d: a secret is not repeated; give it to the container as %s"
                  .formatted(line.number(), name)));
    }
  }

  /** The variables, each with the command of a shell that prints its value. */
  public Map<String, String> printed() {
    return Map.copyOf(printed);
  }

  /** Empty if the value does not stand there as it is, but with quotes or backslashes inside. */
  private Optional<String> printing(String value, TextLine start) {
    return linesFrom(start).stream()
        .filter(line -> line.text().contains(value))
        .findFirst()
        .filter(line -> CharMatcher.ascii().matchesAllOf(line.text()))
        .map(
            line -> {
              int from = line.text().indexOf(value) + 1;
              return "sed -n %dp %s | cut -b %d-%d"
                  .formatted(
                      line.number(),
                      ShellCommand.quoted(line.path()),
                      from,
                      from + value.length() - 1);
            });
  }

  private List<TextLine> linesFrom(TextLine start) {
    return ServerPath.of(root, start.path())
        .flatMap(file -> TextFile.readStart(file, 1, problems))
        .map(file -> file.lines().stream().skip(start.number() - 1L).limit(MAX_LINES).toList())
        .orElse(List.of());
  }
}
