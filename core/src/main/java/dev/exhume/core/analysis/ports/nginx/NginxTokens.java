package dev.exhume.core.analysis.ports.nginx;

import dev.exhume.core.profile.Evidence;
import dev.exhume.core.reading.TextFile;
import java.util.Optional;

/** The words of a configuration file, with {@code ;}, <code>{</code> and <code>}</code>. */
final class NginxTokens {
  private static final String ENDS_WORD = ";{}";

  private final String path;
  private final String text;
  private int at;
  private int line = 1;

  NginxTokens(TextFile file) {
    path = file.path().toString();
    text = file.text();
  }

  /** The next one; empty at the end of the file. */
  Optional<Token> next() {
    skipBlanksAndComments();
    if (at == text.length()) {
      return Optional.empty();
    }
    Evidence evidence = Evidence.line(path, line);
    char first = text.charAt(at);
    if (ENDS_WORD.indexOf(first) >= 0) {
      at++;
      return Optional.of(new Token(String.valueOf(first), false, evidence));
    }
    String word = first == '"' || first == '\'' ? quoted(first) : bare();
    return Optional.of(new Token(word, true, evidence));
  }

  /** Passes over a block in another language, whose opening brace was read. */
  void skipForeignBlock() {
    for (int depth = 1; at < text.length() && depth > 0; at++) {
      switch (text.charAt(at)) {
        case '{' -> depth++;
        case '}' -> depth--;
        case '\n' -> line++;
        default -> {}
      }
    }
  }

  private void skipBlanksAndComments() {
    while (at < text.length()) {
      char character = text.charAt(at);
      if (character == '#') {
        at = Math.max(text.indexOf('\n', at), at + 1);
      } else if (Character.isWhitespace(character) || character == 0) {
        line += character == '\n' ? 1 : 0;
        at++;
      } else {
        return;
      }
    }
  }

  private String quoted(char quote) {
    StringBuilder word = new StringBuilder();
    for (at++; at < text.length() && text.charAt(at) != quote; at++) {
      if (text.charAt(at) == '\\' && at + 1 < text.length()) {
        at++;
      }
      line += text.charAt(at) == '\n' ? 1 : 0;
      word.append(text.charAt(at));
    }
    at = Math.min(at + 1, text.length());
    return word.toString();
  }

  private String bare() {
    int start = at;
    while (at < text.length() && !endsBareWord()) {
      at +=
          text.charAt(at) == '\\' && at + 1 < text.length() && text.charAt(at + 1) != '\n' ? 2 : 1;
    }
    return text.substring(start, at);
  }

  private boolean endsBareWord() {
    char character = text.charAt(at);
    boolean isVariable = character == '{' && text.charAt(at - 1) == '$';
    if (isVariable) {
      int end = text.indexOf('}', at);
      int lineEnd = text.indexOf('\n', at);
      if (end > 0 && (lineEnd < 0 || end < lineEnd)) {
        at = end;
        return false;
      }
    }
    return Character.isWhitespace(character) || ENDS_WORD.indexOf(character) >= 0;
  }

  /**
   * A word or a punctuation mark.
   *
   * @param isWord also true for a quoted mark
   */
  record Token(String text, boolean isWord, Evidence evidence) {
    boolean is(String mark) {
      return !isWord && text.equals(mark);
    }
  }
}
