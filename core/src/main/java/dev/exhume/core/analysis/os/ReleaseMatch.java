package dev.exhume.core.analysis.os;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A place where a pattern of the release tables was found. */
record ReleaseMatch(Matcher matcher) {
  /** Seeks a pattern. */
  static Optional<ReleaseMatch> find(Pattern pattern, String text) {
    Matcher matcher = pattern.matcher(text);
    return matcher.find() ? Optional.of(new ReleaseMatch(matcher)) : Optional.empty();
  }

  /** The groups {@code major} and {@code minor} with a dot between. */
  Optional<String> version() {
    Optional<String> major = group("major");
    return group("minor").map(minor -> major.orElse("") + "." + minor).or(() -> major);
  }

  /** What a named group holds, if the pattern has such a group and it took part. */
  Optional<String> group(String name) {
    return matcher.pattern().pattern().contains("(?<" + name + ">")
        ? Optional.ofNullable(matcher.group(name))
        : Optional.empty();
  }

  /** Where the match starts in the text. */
  int start() {
    return matcher.start();
  }
}
