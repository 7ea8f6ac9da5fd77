package dev.exhume.core.analysis.packages.apk;

import com.google.common.primitives.Longs;
import dev.exhume.core.reading.TextLine;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The lines of one package in {@code installed}: a letter, a colon and a value each. */
record ApkRecord(List<TextLine> lines) {
  ApkRecord {
    lines = List.copyOf(lines);
  }

  /** Splits the file at its blank lines. */
  static List<ApkRecord> split(List<TextLine> lines) {
    List<ApkRecord> records = new ArrayList<>();
    List<TextLine> open = new ArrayList<>();
    for (TextLine line : lines) {
      if (!line.text().isBlank()) {
        open.add(line);
      } else if (!open.isEmpty()) {
        records.add(new ApkRecord(open));
        open = new ArrayList<>();
      }
    }
    if (!open.isEmpty()) {
      records.add(new ApkRecord(open));
    }
    return records;
  }

  /** The field of a line, or a blank where there is none. */
  static char field(TextLine line) {
    String text = line.text();
    return text.length() > 1 && text.charAt(1) == ':' ? text.charAt(0) : ' ';
  }

  /** What a line says of its field. */
  static String value(TextLine line) {
    return line.text().substring(2);
  }

  /** The value of a field of the package itself. */
  Optional<String> value(char field) {
    return lines.stream()
        .filter(line -> field(line) == field)
        .map(ApkRecord::value)
        .filter(value -> !value.isEmpty())
        .findFirst();
  }

  /** The same as a number that cannot be negative. */
  Optional<Long> number(char field) {
    return value(field).map(Longs::tryParse).filter(number -> number >= 0);
  }
}
