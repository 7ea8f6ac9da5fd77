package dev.exhume.core.analysis.ports.dns;

import dev.exhume.core.profile.Evidence;
import dev.exhume.core.reading.TextFile;
import java.util.Optional;

/** The words of a {@code named.conf}, with {@code ;}, <code>{</code> and <code>}</code>. */
final class NamedTokens {
  private static final String MARKS = ";{}";

  private final String path;
  private final String text;
  private int at;
  private int line = 1;

  NamedTokens(TextFile file) {
    path = file.path().toString();
    text = file.text();
  }

  /** The next one; empty at the end of the file. */
  Optional<Token> next() {
    skipBlanksAndComments();
    if (at >= text.length()) {
      return Optional.empty();
    }
    Evidence evidence = Evidence.line(path, line);
    char first = text.charAt(at);
    if (MARKS.indexOf(first) >= 0) {
      at++;
      return Optional.of(new Token(String.valueOf(first), evidence));
    }
    return Optional.of(new Token(first == '"' ? quoted() : bare(), evidence));
  }

  private void skipBlanksAndComments() {
    while (at < text.length()) {
      if (text.startsWith("//", at) || text.charAt(at) == '#') {
        skipTo("\n");
      } else if (text.startsWith("/*", at)) {
        skipTo("*/");
      } else if (Character.isWhitespace(text.charAt(at))) {
        skip(at + 1);
      } else {
        return;
      }
    }
  }

  private void skipTo(String end) {
    int found = text.indexOf(end, at + 1);
    skip(found < 0 ? text.length() : found + end.length());
  }

  private void skip(int end) {
    for (; at < end; at++) {
      line += text.charAt(at) == '\n' ? 1 : 0;
    }
  }

  private String quoted() {
    int end = text.indexOf('"', at + 1);
    String word = text.substring(at + 1, end < 0 ? text.length() : end);
    skip(end < 0 ? text.length() : end + 1);
    return word;
  }

  private String bare() {
    int start = at;
    while (at < text.length()
        && !Character.isWhitespace(text.charAt(at))
        && MARKS.indexOf(text.charAt(at)) < 0) {
      at++;
    }
    return text.substring(start, at);
  }

  /** A word or a punctuation mark. */
  record Token(String text, Evidence evidence) {
    boolean is(String mark) {
      return text.equals(mark);
    }
  }
}
