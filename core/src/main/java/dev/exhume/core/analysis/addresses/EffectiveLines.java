package dev.exhume.core.analysis.addresses;

import dev.exhume.core.reading.TextFile;
import dev.exhume.core.reading.TextLine;
import java.util.ArrayList;
import java.util.List;

/** The lines of a configuration file that are not commented out, in whichever language it is. */
final class EffectiveLines {
  private final String opening;
  private final String closing;
  private boolean inComment;

  private EffectiveLines(String opening, String closing) {
    this.opening = opening;
    this.closing = closing;
  }

  static List<TextLine> of(TextFile file) {
    boolean markup = file.path().toString().endsWith(".xml");
    EffectiveLines lines =
        markup ? new EffectiveLines("<!--", "-->") : new EffectiveLines("/*", "*/");
    List<TextLine> effective = new ArrayList<>();
    for (TextLine line : file.lines()) {
      if (lines.isEffective(line.stripped(), markup)) {
        effective.add(line);
      }
    }
    return effective;
  }

  /** A comment of several lines counts from a line that starts with it to the one that ends it. */
  private boolean isEffective(String text, boolean markup) {
    if (inComment) {
      inComment = !text.contains(closing);
      return false;
    }
    if (text.startsWith(opening)) {
      inComment = !text.contains(closing);
      return inComment ? false : markup && !text.endsWith(closing);
    }
    return !text.isEmpty() && (markup || !isLineComment(text));
  }

  private static boolean isLineComment(String text) {
    return text.startsWith("#")
        || text.startsWith(";")
        || text.startsWith("//")
        || text.startsWith("dnl ");
  }
}
