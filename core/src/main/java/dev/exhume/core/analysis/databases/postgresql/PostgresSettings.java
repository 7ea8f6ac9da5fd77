package dev.exhume.core.analysis.databases.postgresql;

import dev.exhume.core.analysis.configuration.ConfiguredPath;
import dev.exhume.core.analysis.configuration.FilePattern;
import dev.exhume.core.analysis.configuration.IncludeChain;
import dev.exhume.core.profile.Evidence;
import dev.exhume.core.reading.Problems;
import dev.exhume.core.reading.TextFile;
import dev.exhume.core.reading.TextLine;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** The settings of a cluster: of postgresql.conf and what that includes. */
public final class PostgresSettings {
  private final Path root;
  private final Problems problems;
  private final IncludeChain includes;
  private final Map<String, Setting> settings = new HashMap<>();

  private PostgresSettings(Path root, Problems problems) {
    this.root = root;
    this.problems = problems;
    this.includes = new IncludeChain(problems);
  }

  /** Reads what the server of a cluster reads. */
  public static PostgresSettings read(Path root, PostgresCluster cluster, Problems problems) {
    PostgresSettings settings = new PostgresSettings(root, problems);
    settings.read(cluster.configuration());
    // Written by ALTER SYSTEM since 9.4.
    settings.read(cluster.data().resolve("postgresql.auto.conf"));
    return settings;
  }

  /** Reads one file and what it includes. */
  static PostgresSettings readFile(Path root, Path file, Problems problems) {
    PostgresSettings settings = new PostgresSettings(root, problems);
    settings.read(file);
    return settings;
  }

  /** The last setting of a name. */
  public Optional<Setting> find(String name) {
    return Optional.ofNullable(settings.get(name));
  }

  private void read(Path file) {
    includes.read(file, this::take);
  }

  private void take(TextFile file) {
    Path directory = Objects.requireNonNull(file.path().getParent());
    for (TextLine line : file.meaningfulLines()) {
      String text = line.stripped();
      int end = 0;
      while (end < text.length()
          && (Character.isLetterOrDigit(text.charAt(end))
              || text.charAt(end) == '_'
              || text.charAt(end) == '.')) {
        end++;
      }
      String name = text.substring(0, end).toLowerCase(Locale.ROOT);
      String rest = text.substring(end).strip();
      String value = value(rest.startsWith("=") ? rest.substring(1).strip() : rest);
      switch (name) {
        case "include", "include_if_exists" ->
            ConfiguredPath.of(root, directory, value).ifPresent(this::read);
        case "include_dir" ->
            ConfiguredPath.of(root, directory, value)
                .ifPresent(
                    included ->
                        FilePattern.expand(root, included, "*.conf", problems).forEach(this::read));
        default -> settings.put(name, new Setting(value, line.evidence()));
      }
    }
  }

  private static String value(String text) {
    if (text.startsWith("'")) {
      int end = text.indexOf('\'', 1);
      return end < 0 ? text.substring(1) : text.substring(1, end);
    }
    int end = 0;
    while (end < text.length()
        && text.charAt(end) != '#'
        && !Character.isWhitespace(text.charAt(end))) {
      end++;
    }
    return text.substring(0, end);
  }

  /** A value and the line that sets it. */
  public record Setting(String value, Evidence evidence) {}
}
