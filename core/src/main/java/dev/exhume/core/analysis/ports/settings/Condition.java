package dev.exhume.core.analysis.ports.settings;

import com.google.common.base.Splitter;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What a configuration has to say before a socket is opened, or must not: any of several things.
 *
 * <p>Written {@code name} for a setting that is there, {@code name~pattern} for one whose value
 * matches as a whole, with {@code |} between several.
 */
record Condition(List<Expectation> anyOf) {
  private static final Pattern ANYTHING = Pattern.compile(".*");

  static Condition parse(String text) {
    return new Condition(Splitter.on('|').splitToStream(text).map(Condition::expectation).toList());
  }

  boolean holdsIn(List<Setting> settings) {
    return anyOf.stream()
        .anyMatch(expected -> settings.stream().anyMatch(setting -> expected.isMetBy(setting)));
  }

  private static Expectation expectation(String text) {
    int tilde = text.indexOf('~');
    return tilde < 0
        ? new Expectation(SettingSyntax.normal(text), ANYTHING)
        : new Expectation(
            SettingSyntax.normal(text.substring(0, tilde)),
            Pattern.compile(text.substring(tilde + 1), Pattern.CASE_INSENSITIVE));
  }

  /** One setting with such a value. */
  record Expectation(String name, Pattern value) {
    private boolean isMetBy(Setting setting) {
      return setting.name().equals(name) && value.matcher(setting.value()).matches();
    }
  }
}
