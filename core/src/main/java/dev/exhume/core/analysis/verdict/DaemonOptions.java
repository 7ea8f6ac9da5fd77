package dev.exhume.core.analysis.verdict;

import com.google.common.base.CharMatcher;
import com.google.common.base.Splitter;
import dev.exhume.core.reading.Problems;
import dev.exhume.core.reading.Redaction;
import dev.exhume.core.reading.ServerPath;
import dev.exhume.core.reading.ShellVariables;
import dev.exhume.core.reading.TsvTable;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** The options that a daemon's start script takes from a file of settings. */
final class DaemonOptions {
  private static final Splitter WORDS = Splitter.on(CharMatcher.whitespace()).omitEmptyStrings();
  private static final Splitter PROGRAMS = Splitter.on(' ');

  /** Words that no shell takes for more than that. */
  private static final Pattern PLAIN = Pattern.compile("[\\w./:@%+,=-]+");

  private static final int MAX_WORDS = 50;

  private DaemonOptions() {}

  /** A command of the catalogue with the options that this server had for its program. */
  static List<String> add(List<String> command, Path root, Problems problems) {
    List<String> words = new ArrayList<>(command);
    for (TsvTable.Row row : TsvTable.resource(DaemonOptions.class, "daemon-options.tsv").rows()) {
      if (PROGRAMS.splitToList(row.get("programs")).contains(command.get(0))) {
        ServerPath.of(root, row.get("file"))
            .flatMap(file -> ShellVariables.read(file, problems).value(row.get("variable")))
            .map(value -> options(value, row.find("each after").orElse("")))
            .filter(options -> !words.containsAll(options))
            .ifPresent(words::addAll);
      }
    }
    return words;
  }

  /** None if there is a secret among them, or something that only a shell could work out. */
  private static List<String> options(String value, String before) {
    List<String> words = WORDS.splitToStream(value).limit(MAX_WORDS).toList();
    if (!Redaction.of(value).equals(value)
        || !words.stream().allMatch(word -> PLAIN.matcher(word).matches())) {
      return List.of();
    }
    List<String> options = new ArrayList<>();
    for (String word : words) {
      if (!before.isEmpty()) {
        options.add(before);
      }
      options.add(word);
    }
    return options;
  }
}
