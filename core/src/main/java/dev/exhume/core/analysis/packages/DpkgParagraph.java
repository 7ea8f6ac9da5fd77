package dev.exhume.core.analysis.packages;

import dev.exhume.core.reading.TextLine;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A paragraph of a control file of dpkg: fields of the form {@code Name: value}, of which lines
 * that start with white space go on.
 *
 * @param line where the paragraph starts
 * @param strangers lines that are no part of any field
 */
record DpkgParagraph(TextLine line, Map<String, String> fields, List<TextLine> strangers) {
  DpkgParagraph {
    fields = Map.copyOf(fields);
    strangers = List.copyOf(strangers);
  }

  /** Splits a file at its blank lines. */
  static List<DpkgParagraph> split(List<TextLine> lines) {
    List<DpkgParagraph> paragraphs = new ArrayList<>();
    List<TextLine> open = new ArrayList<>();
    for (TextLine line : lines) {
      if (!line.text().isBlank()) {
        open.add(line);
      } else if (!open.isEmpty()) {
        paragraphs.add(of(open));
        open.clear();
      }
    }
    if (!open.isEmpty()) {
      paragraphs.add(of(open));
    }
    return paragraphs;
  }

  /** The value of a field, whose name is written in any case. */
  Optional<String> field(String name) {
    return Optional.ofNullable(fields.get(name.toLowerCase(Locale.ROOT)))
        .filter(value -> !value.isEmpty());
  }

  private static DpkgParagraph of(List<TextLine> lines) {
    Map<String, StringBuilder> fields = new LinkedHashMap<>();
    List<TextLine> strangers = new ArrayList<>();
    StringBuilder value = new StringBuilder();
    for (TextLine line : lines) {
      String text = line.text();
      int colon = text.indexOf(':');
      if (Character.isWhitespace(text.charAt(0)) && !fields.isEmpty()) {
        value.append('\n').append(text.strip());
      } else if (colon > 0 && isFieldName(text.substring(0, colon))) {
        value = new StringBuilder(text.substring(colon + 1).strip());
        fields.put(text.substring(0, colon).toLowerCase(Locale.ROOT), value);
      } else {
        strangers.add(line);
      }
    }
    Map<String, String> values = new LinkedHashMap<>();
    fields.forEach((name, text) -> values.put(name, text.toString()));
    return new DpkgParagraph(lines.get(0), values, strangers);
  }

  /** Field names are printable and have no blanks. */
  private static boolean isFieldName(String name) {
    return name.chars().allMatch(c -> c > ' ' && c < 0x7F);
  }
}
