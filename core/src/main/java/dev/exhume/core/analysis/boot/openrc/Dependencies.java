package dev.exhume.core.analysis.boot.openrc;

import com.google.common.base.CharMatcher;
import com.google.common.base.Splitter;
import com.google.common.collect.ImmutableListMultimap;
import dev.exhume.core.reading.Problems;
import dev.exhume.core.reading.ShellVariables;
import dev.exhume.core.reading.TextFile;
import dev.exhume.core.reading.TextLine;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a script says of other services, in its function {@code depend} and in its settings.
 *
 * @param words by kind: {@code need}, {@code use}, {@code want}, {@code after}, {@code before},
 *     {@code provide}
 */
record Dependencies(ImmutableListMultimap<String, Named> words) {
  static final String NEED = "need";
  private static final List<String> KINDS =
      List.of(NEED, "use", "want", "after", "before", "provide");
  private static final Splitter WORDS = Splitter.on(CharMatcher.whitespace()).omitEmptyStrings();
  private static final int MAX_NAMES = 200;

  /** Reads a script, and the settings that add to what it says. */
  static Dependencies read(Path root, Path script, Problems problems) {
    ImmutableListMultimap.Builder<String, Named> words = ImmutableListMultimap.builder();
    TextFile.readStart(script, 1, problems)
        .ifPresent(
            text ->
                body(text)
                    .flatMap(Dependencies::statement)
                    .limit(MAX_NAMES)
                    .forEach(named -> words.put(named.kind(), named)));
    Path settings = root.resolve("etc/conf.d").resolve(script.getFileName().toString());
    ShellVariables.read(settings, problems).all().stream()
        .filter(setting -> setting.name().startsWith("rc_"))
        .flatMap(setting -> named(setting.name().substring(3), setting.value(), setting.line()))
        .limit(MAX_NAMES)
        .forEach(named -> words.put(named.kind(), named));
    return new Dependencies(words.build());
  }

  List<Named> of(String kind) {
    return words.get(kind);
  }

  /** Names of services that start before this one if they start at all. */
  Stream<String> predecessors() {
    return Stream.of(NEED, "use", "want", "after")
        .flatMap(kind -> of(kind).stream())
        .map(Named::name);
  }

  private static Stream<TextLine> body(TextFile script) {
    return script.lines().stream()
        .dropWhile(line -> !line.stripped().replace(" ", "").startsWith("depend()"))
        .takeWhile(line -> !line.text().startsWith("}"))
        .filter(line -> !line.isBlankOrComment());
  }

  /** The function may stand on one line: <code>depend() { need net; }</code>. */
  private static Stream<Named> statement(TextLine line) {
    String text = line.stripped();
    int brace = text.indexOf('{');
    String statements = brace < 0 ? text : text.substring(brace + 1);
    return Splitter.on(CharMatcher.anyOf(";}"))
        .splitToStream(statements)
        .flatMap(
            statement -> {
              List<String> words = WORDS.splitToList(statement);
              return words.isEmpty()
                  ? Stream.empty()
                  : named(words.get(0), String.join(" ", words.subList(1, words.size())), line);
            });
  }

  private static Stream<Named> named(String kind, String names, TextLine line) {
    return Optional.of(kind).filter(KINDS::contains).stream()
        .flatMap(known -> WORDS.splitToStream(names))
        .takeWhile(name -> !name.startsWith("#"))
        .filter(name -> name.matches("[\\w.@:-]{1,100}"))
        .map(name -> new Named(kind, name, line));
  }

  /** A service, by the line that names it. */
  record Named(String kind, String name, TextLine line) {}
}
