package dev.exhume.core.analysis.packages.pacman;

import dev.exhume.core.reading.TextFile;
import dev.exhume.core.reading.TextLine;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A file of pacman's database: {@code %NAME%}, then a value on each line up to a blank one. */
record PacmanSections(Map<String, List<String>> sections) {
  static PacmanSections of(TextFile file) {
    Map<String, List<String>> sections = new LinkedHashMap<>();
    List<String> values = new ArrayList<>();
    for (TextLine line : file.lines()) {
      String text = line.text();
      if (text.length() > 2 && text.startsWith("%") && text.endsWith("%")) {
        values = sections.computeIfAbsent(text, name -> new ArrayList<>());
      } else if (!text.isBlank()) {
        values.add(text);
      }
    }
    return new PacmanSections(sections);
  }

  /** All values of a section. */
  List<String> values(String name) {
    return sections.getOrDefault("%" + name + "%", List.of());
  }

  /** The first value of a section. */
  Optional<String> value(String name) {
    return values(name).stream().findFirst();
  }
}
