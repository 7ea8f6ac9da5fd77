package dev.exhume.core.analysis.upstream;

import com.google.common.base.Splitter;
import com.google.common.collect.ImmutableList;
import dev.exhume.core.reading.TsvTable;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What a library of Java is known by.
 *
 * @param artifacts as its {@code pom.properties} calls it
 * @param names titles in its manifest, and names of its archive before the version
 * @param classEnd the end of the name of one of its classes
 */
record LibraryMark(String library, Set<String> artifacts, Pattern names, String classEnd) {
  private static final Splitter ARTIFACTS = Splitter.on('|');
  private static final ImmutableList<LibraryMark> ALL =
      TsvTable.resource(LibraryMark.class, "libraries.tsv").rows().stream()
          .map(LibraryMark::of)
          .collect(ImmutableList.toImmutableList());

  LibraryMark {
    artifacts = Set.copyOf(artifacts);
  }

  static List<LibraryMark> all() {
    return ALL;
  }

  private static LibraryMark of(TsvTable.Row row) {
    return new LibraryMark(
        row.get("library"),
        Set.copyOf(ARTIFACTS.splitToList(row.get("artifacts"))),
        Pattern.compile(row.get("names")),
        row.get("class"));
  }
}
