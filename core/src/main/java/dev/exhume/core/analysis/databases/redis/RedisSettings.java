package dev.exhume.core.analysis.databases.redis;

import com.google.common.base.CharMatcher;
import com.google.common.base.Splitter;
import dev.exhume.core.analysis.configuration.ConfiguredPath;
import dev.exhume.core.analysis.configuration.IncludeChain;
import dev.exhume.core.reading.Problems;
import dev.exhume.core.reading.TextFile;
import dev.exhume.core.reading.TextLine;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The settings of one server: {@code redis.conf} and what it includes. */
final class RedisSettings {
  private static final Splitter WORDS =
      Splitter.on(CharMatcher.whitespace()).omitEmptyStrings().trimResults().limit(2);

  private final Path root;
  private final IncludeChain includes;
  private final Map<String, Setting> settings = new HashMap<>();

  private RedisSettings(Path root, Problems problems) {
    this.root = root;
    this.includes = new IncludeChain(problems);
  }

  static RedisSettings read(Path root, Path file, Problems problems) {
    RedisSettings settings = new RedisSettings(root, problems);
    settings.includes.read(file, settings::take);
    return settings;
  }

  /** The settings of a server that has no file of its own. */
  static RedisSettings none(Path root, Problems problems) {
    return new RedisSettings(root, problems);
  }

  Optional<Setting> find(String name) {
    return Optional.ofNullable(settings.get(name));
  }

  String value(String name, String otherwise) {
    return find(name).map(Setting::value).filter(value -> !value.isEmpty()).orElse(otherwise);
  }

  private void take(TextFile file) {
    for (TextLine line : file.meaningfulLines()) {
      List<String> words = WORDS.splitToList(line.text());
      if (words.size() == 2) {
        String name = words.get(0).toLowerCase(Locale.ROOT);
        String value = CharMatcher.anyOf("\"'").trimFrom(words.get(1));
        if (name.equals("include")) {
          ConfiguredPath.of(root, root, value)
              .ifPresent(included -> includes.read(included, this::take));
        } else {
          settings.put(name, new Setting(value, line));
        }
      }
    }
  }

  /** A value and the line that sets it. */
  record Setting(String value, TextLine line) {}
}
