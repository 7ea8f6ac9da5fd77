package dev.exhume.core.analysis.databases.mongodb;

import com.google.common.base.CharMatcher;
import dev.exhume.core.reading.Problems;
import dev.exhume.core.reading.TextFile;
import dev.exhume.core.reading.TextLine;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * The settings of a server, as {@code name = value} or, since 2.6, as YAML, of which the last name
 * before a value is enough to tell the few that matter.
 */
final class MongoSettings {
  private static final CharMatcher QUOTES = CharMatcher.anyOf("\"'");

  private final List<TextLine> lines;

  private MongoSettings(List<TextLine> lines) {
    this.lines = lines;
  }

  static MongoSettings read(Path file, Problems problems) {
    return new MongoSettings(
        TextFile.readStart(file, 1, problems).map(TextFile::meaningfulLines).orElse(List.of()));
  }

  /** The last setting of one of some names, which are given in lower case. */
  Optional<Setting> find(String... names) {
    Set<String> wanted = Set.of(names);
    Optional<Setting> found = Optional.empty();
    for (TextLine line : lines) {
      int end = CharMatcher.anyOf("=:").indexIn(line.text());
      if (end > 0) {
        String name = line.text().substring(0, end).strip().toLowerCase(Locale.ROOT);
        String value = QUOTES.trimFrom(line.text().substring(end + 1).strip());
        if (wanted.contains(name) && !value.isEmpty()) {
          found = Optional.of(new Setting(value, line));
        }
      }
    }
    return found;
  }

  /** A value and the line that sets it. */
  record Setting(String value, TextLine line) {}
}
