package dev.exhume.core.analysis.boot.upstart;

import dev.exhume.core.reading.Excerpt;
import dev.exhume.core.reading.TextFile;
import dev.exhume.core.reading.TextLine;
import java.util.ArrayList;
import java.util.List;

/**
 * Takes a job's file apart.
 *
 * <p>A statement ends with its line, unless a backslash or an open parenthesis carries it on; that
 * of a script ends at {@code end script}.
 */
final class Stanzas {
  /** Longer statements were written by no administrator. */
  private static final int MAX_LENGTH = 8192;

  private static final int MAX_STANZAS = 500;

  private final List<TextLine> lines;
  private final List<Stanza> stanzas = new ArrayList<>();
  private int next;

  private Stanzas(List<TextLine> lines) {
    this.lines = lines;
  }

  static List<Stanza> of(TextFile file) {
    Stanzas stanzas = new Stanzas(file.lines());
    while (stanzas.next < stanzas.lines.size() && stanzas.stanzas.size() < MAX_STANZAS) {
      stanzas.take();
    }
    return List.copyOf(stanzas.stanzas);
  }

  private void take() {
    TextLine first = lines.get(next);
    String text = statement();
    if (!text.isEmpty()) {
      boolean isScript = text.equals("script") || text.matches("(pre|post)-(start|stop)\\s+script");
      stanzas.add(new Stanza(first, text, isScript ? script() : List.of()));
    }
  }

  private String statement() {
    StringBuilder text = new StringBuilder();
    boolean goesOn = true;
    while (goesOn && next < lines.size()) {
      String line = withoutComment(lines.get(next++).stripped());
      boolean isCarriedOn = line.endsWith("\\");
      text.append(isCarriedOn ? line.substring(0, line.length() - 1) : line);
      goesOn = isCarriedOn || isOpen(text);
      if (goesOn) {
        text.append(' ');
      }
      goesOn = goesOn && text.length() <= MAX_LENGTH;
    }
    return Excerpt.of(text.toString().strip(), MAX_LENGTH);
  }

  private List<String> script() {
    List<String> script = new ArrayList<>();
    while (next < lines.size()) {
      String line = lines.get(next++).text();
      if (line.strip().matches("end\\s+script")) {
        break;
      }
      script.add(line);
    }
    return script;
  }

  /** Only the conditions of starting and stopping may be spread over lines in parentheses. */
  private static boolean isOpen(StringBuilder text) {
    String soFar = text.toString().strip();
    return (soFar.startsWith("start ") || soFar.startsWith("stop "))
        && soFar.chars().filter(c -> c == '(').count()
            > soFar.chars().filter(c -> c == ')').count();
  }

  /** A comment starts with a number sign that is neither quoted nor inside of a word. */
  private static String withoutComment(String line) {
    char quote = 0;
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      if (c == '\\') {
        i++;
      } else if (quote != 0) {
        quote = c == quote ? 0 : quote;
      } else if (c == '"' || c == '\'') {
        quote = c;
      } else if (c == '#' && (i == 0 || Character.isWhitespace(line.charAt(i - 1)))) {
        return line.substring(0, i).strip();
      }
    }
    return line;
  }
}
