package dev.exhume.core.analysis.ports.database;

import com.google.common.base.CharMatcher;
import com.google.common.base.Splitter;
import dev.exhume.core.profile.Evidence;
import dev.exhume.core.reading.TextFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The file {@code postmaster.opts}, in which PostgreSQL notes the command line that it was last
 * started with.
 *
 * @param words without quotes
 */
record PostmasterOptions(List<String> words, Evidence evidence) {
  private static final Splitter WORDS =
      Splitter.on(CharMatcher.whitespace())
          .trimResults(CharMatcher.anyOf("'\""))
          .omitEmptyStrings();

  PostmasterOptions {
    words = List.copyOf(words);
  }

  static PostmasterOptions of(TextFile file) {
    List<String> words = new ArrayList<>();
    file.meaningfulLines().forEach(line -> words.addAll(WORDS.splitToList(line.text())));
    return new PostmasterOptions(words, Evidence.line(file.path().toString(), 1));
  }

  /** What follows an option, in the same word or the next. */
  Optional<String> value(char letter) {
    String option = "-" + letter;
    Optional<String> value = Optional.empty();
    for (int i = 0; i < words.size(); i++) {
      String word = words.get(i);
      if (word.equals(option) && i + 1 < words.size() && !words.get(i + 1).startsWith("-")) {
        value = Optional.of(words.get(i + 1));
      } else if (word.startsWith(option) && word.length() > 2) {
        value = Optional.of(word.substring(2));
      }
    }
    return value;
  }

  /** Where an option without a value stands. */
  Optional<Evidence> flag(char letter) {
    return words.contains("-" + letter) ? Optional.of(evidence) : Optional.empty();
  }
}
