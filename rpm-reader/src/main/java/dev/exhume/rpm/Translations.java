package dev.exhume.rpm;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/**
 * The locales that a header has texts in, by their names in POSIX.
 *
 * <pre>
 * Name --> language, [_country], [.charset], [@modifier]
 * </pre>
 */
record Translations(List<String> locales) {
  /** The text for a locale: of its country, else without a country, else of any country. */
  Optional<String> find(List<String> texts, Locale wished) {
    String language = wished.getLanguage();
    if (language.isEmpty()) {
      return Optional.empty();
    }
    String country = language + "_" + wished.getCountry();
    return first(texts, name -> name.equals(country))
        .or(() -> first(texts, name -> name.equals(language)))
        .or(() -> first(texts, name -> name.startsWith(language + "_")));
  }

  private Optional<String> first(List<String> texts, Predicate<String> wished) {
    return IntStream.range(0, Math.min(texts.size(), locales.size()))
        .filter(i -> wished.test(withoutCharset(locales.get(i))))
        .mapToObj(texts::get)
        .filter(text -> !text.isEmpty())
        .findFirst();
  }

  private static String withoutCharset(String name) {
    return name.replaceFirst("[.@].*", "");
  }
}
