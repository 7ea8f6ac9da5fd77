package dev.exhume.core.analysis.bootloader;

import com.google.common.base.CharMatcher;
import com.google.common.base.Splitter;
import dev.exhume.core.profile.Evidence;
import dev.exhume.core.reading.Problems;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What the boot loader tells the kernel, and through it the init system.
 *
 * @param words in their order
 * @param evidence the line that has them; empty if there is none
 */
public record KernelArguments(List<String> words, Optional<Evidence> evidence) {
  private static final Splitter WORDS =
      Splitter.on(CharMatcher.whitespace()).trimResults(CharMatcher.is('"')).omitEmptyStrings();

  private static final Set<String> SINGLE = Set.of("single", "s", "S", "-s", "-b", "emergency");
  private static final Pattern DIGIT = Pattern.compile("[0-9]");
  private static final int MAX_WORDS = 300;

  public KernelArguments {
    words = List.copyOf(words);
  }

  /** Those of the entry that is started when nobody chooses another one. */
  public static KernelArguments of(Path root, Problems problems) {
    return BootLoader.defaultEntry(root, problems)
        .map(
            entry ->
                new KernelArguments(
                    WORDS.splitToStream(entry.arguments()).limit(MAX_WORDS).toList(),
                    Optional.of(entry.line().evidence())))
        .orElseGet(() -> new KernelArguments(List.of(), Optional.empty()));
  }

  /** The last value of {@code name=value}. */
  public Optional<String> value(String name) {
    return words.stream()
        .filter(word -> word.startsWith(name + "="))
        .map(word -> word.substring(name.length() + 1))
        .filter(value -> !value.isEmpty())
        .reduce((earlier, later) -> later);
  }

  /** The runlevel that it asks for: a number, or {@code S}; the last word counts. */
  public Optional<String> runlevel() {
    return words.stream()
        .filter(word -> SINGLE.contains(word) || DIGIT.matcher(word).matches())
        .map(word -> SINGLE.contains(word) ? "S" : word)
        .reduce((earlier, later) -> later);
  }

  /** Where the words stand, as a person writes it. */
  public String location() {
    return evidence.map(Evidence::location).orElse("");
  }
}
