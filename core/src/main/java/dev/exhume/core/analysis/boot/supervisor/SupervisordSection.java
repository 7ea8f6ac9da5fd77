package dev.exhume.core.analysis.boot.supervisor;

import dev.exhume.core.reading.TextLine;
import java.util.Map;
import java.util.Optional;

/**
 * A section of the configuration of supervisord: {@code [program:web]}.
 *
 * @param kind before the colon
 * @param name after it, empty if there is none
 * @param settings by name, in small letters
 */
record SupervisordSection(String kind, String name, TextLine line, Map<String, Setting> settings) {
  Optional<String> value(String setting) {
    return Optional.ofNullable(settings.get(setting))
        .map(Setting::value)
        .filter(value -> !value.isEmpty());
  }

  /**
   * A setting.
   *
   * @param value with the lines that go on with it
   * @param line where it starts
   */
  record Setting(String value, TextLine line) {}
}
