package dev.exhume.core.analysis.boot.upstart;

import com.google.common.base.CharMatcher;
import com.google.common.base.Splitter;
import dev.exhume.core.reading.TextLine;
import java.util.List;

/**
 * A statement of a job's file.
 *
 * @param line where it starts
 * @param text on one line, without its comment
 * @param script the lines between {@code script} and {@code end script}
 */
record Stanza(TextLine line, String text, List<String> script) {
  private static final Splitter WORDS = Splitter.on(CharMatcher.whitespace()).omitEmptyStrings();

  Stanza {
    script = List.copyOf(script);
  }

  List<String> words() {
    return WORDS.splitToList(text);
  }

  /** What stands after so many words, as it is written. */
  String after(int words) {
    return WORDS
        .limit(words + 1)
        .splitToStream(text)
        .skip(words)
        .findFirst()
        .map(String::strip)
        .orElse("");
  }

  /** Whether it starts with these words. */
  boolean starts(String... words) {
    List<String> first = words();
    return first.size() >= words.length && first.subList(0, words.length).equals(List.of(words));
  }
}
