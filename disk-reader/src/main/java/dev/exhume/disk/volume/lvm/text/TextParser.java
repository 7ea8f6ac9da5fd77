package dev.exhume.disk.volume.lvm.text;

import dev.exhume.binary.Bytes;
import dev.exhume.binary.MalformedDataException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads LVM's text.
 *
 * <pre>{@code
 * text    --> (name "{" text "}" | name "=" value)* NUL?
 * value   --> atom | "[" (atom ("," atom)*)? "]"
 * atom    --> number | '"' (character | '\' character)* '"'
 * comment --> "#" up to the end of the line
 * }</pre>
 */
public final class TextParser {
  /** A segment of a logical volume is in the fourth section. */
  private static final int MAX_DEPTH = 16;

  /** Ten thousand logical volumes have less, and no heap is too small for that many. */
  private static final int MAX_VALUES = 400_000;

  /** LVM's own names have 127 characters at most. */
  private static final int MAX_NAME_LENGTH = 256;

  private final Bytes bytes;
  private final byte[] text;
  private int next;
  private int values;

  private TextParser(Bytes bytes) throws MalformedDataException {
    this.bytes = bytes;
    this.text = bytes.copy(0, bytes.size());
  }

  /** Reads a whole text, up to its end or to a NUL. */
  public static Section parse(Bytes text) throws MalformedDataException {
    TextParser parser = new TextParser(text);
    Section whole = new Section("", text.position());
    parser.fill(whole, 0);
    return whole;
  }

  private void fill(Section section, int depth) throws MalformedDataException {
    if (depth > MAX_DEPTH) {
      throw malformed("sections in each other %d deep".formatted(depth));
    }
    skipBlanks();
    while (!isEnd() && text[next] != '}') {
      int start = next;
      String name = name();
      if (name.length() > MAX_NAME_LENGTH) {
        throw malformed("a name of %d characters".formatted(name.length()));
      }
      count();
      skipBlanks();
      if (accept('{')) {
        Section inner = new Section(name, bytes.position() + start);
        fill(inner, depth + 1);
        expect('}');
        section.add(inner);
      } else {
        expect('=');
        skipBlanks();
        section.add(name, value());
      }
      skipBlanks();
    }
    if (depth == 0 && !isEnd()) {
      throw malformed("a brace closes nothing");
    }
  }

  private String name() throws MalformedDataException {
    if (text[next] == '"') {
      return quoted();
    }
    int start = next;
    while (!isEnd() && isOfName(text[next])) {
      next++;
    }
    if (next == start) {
      throw malformed("a name is missing");
    }
    return string(start);
  }

  private static boolean isOfName(byte character) {
    return character > ' ' && "={}[],#\"".indexOf(character) < 0;
  }

  private List<String> value() throws MalformedDataException {
    List<String> atoms = new ArrayList<>();
    if (!accept('[')) {
      atoms.add(atom());
      return atoms;
    }
    skipBlanks();
    while (!accept(']')) {
      atoms.add(atom());
      skipBlanks();
      if (accept(',')) {
        skipBlanks();
      } else if (isEnd() || text[next] != ']') {
        throw malformed("a list goes on without a comma");
      }
    }
    return atoms;
  }

  private String atom() throws MalformedDataException {
    count();
    if (isEnd()) {
      throw malformed("a value is missing");
    }
    return name();
  }

  private String quoted() throws MalformedDataException {
    next++;
    int start = next;
    boolean hasEscapes = false;
    while (!isEnd() && text[next] != '"') {
      boolean isEscape = text[next] == '\\';
      hasEscapes |= isEscape;
      next += isEscape ? 2 : 1;
    }
    if (isEnd()) {
      throw malformed("a quoted text has no end");
    }
    String quoted = string(start);
    next++;
    return hasEscapes ? quoted.replaceAll("(?s)\\\\(.)", "$1") : quoted;
  }

  private String string(int start) {
    return new String(text, start, next - start, StandardCharsets.UTF_8);
  }

  private void skipBlanks() {
    while (!isEnd() && (text[next] == '#' || (text[next] >= 0 && text[next] <= ' '))) {
      boolean isComment = text[next] == '#';
      next++;
      while (isComment && !isEnd() && text[next] != '\n') {
        next++;
      }
    }
  }

  private boolean isEnd() {
    return next >= text.length || text[next] == 0;
  }

  private boolean accept(char character) {
    if (isEnd() || text[next] != character) {
      return false;
    }
    next++;
    return true;
  }

  private void expect(char character) throws MalformedDataException {
    if (!accept(character)) {
      throw malformed("no %c follows".formatted(character));
    }
  }

  private void count() throws MalformedDataException {
    values++;
    if (values > MAX_VALUES) {
      throw malformed("more than %d values".formatted(MAX_VALUES));
    }
  }

  private MalformedDataException malformed(String reason) {
    return bytes.malformed(Math.min(next, text.length), reason);
  }
}
