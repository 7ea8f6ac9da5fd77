package dev.exhume.core.reach;

import dev.exhume.core.analysis.packages.closure.Relations;
import dev.exhume.core.reading.TsvTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/** Packages with files that are found at run time, by who looks for them. */
final class Companions {
  private final List<Companion> all = new ArrayList<>();

  private Companions() {}

  static Companions of(OwnedFiles owned, List<Relations> packages) {
    Companions companions = new Companions();
    for (TsvTable.Row row : TsvTable.resource(Companions.class, "companions.tsv").rows()) {
      String directory = row.get("directory");
      Set<Integer> owners = new TreeSet<>();
      for (int i = 0; i < packages.size(); i++) {
        if (owned.of(i).stream().anyMatch(path -> isIn(path, directory))
            || row.find("language").filter(packages.get(i)::isCalled).isPresent()) {
          owners.add(i);
        }
      }
      companions.all.add(new Companion(row.find("library"), row.find("language"), owners));
    }
    return companions;
  }

  /** A directory in a tree of documentation has the name only. */
  private static boolean isIn(String path, String directory) {
    return path.contains(directory) && FileKind.of(path) == FileKind.RESOURCE;
  }

  /**
   * The packages that are looked for.
   *
   * @param files names of those that are reached
   * @param languages of scripts that no package owns
   */
  SortedSet<Integer> lookedFor(Set<String> files, Set<String> languages) {
    SortedSet<Integer> found = new TreeSet<>();
    for (Companion companion : all) {
      if (companion.library().filter(start -> hasStart(files, start)).isPresent()
          || companion.language().filter(start -> hasStart(languages, start)).isPresent()) {
        found.addAll(companion.owners());
      }
    }
    return found;
  }

  /** Whether packages hold modules of a language, by the names of its interpreters. */
  boolean areModules(Set<Integer> packages, Set<String> languages) {
    return all.stream()
        .filter(one -> one.language().filter(start -> hasStart(languages, start)).isPresent())
        .anyMatch(one -> packages.stream().anyMatch(one.owners()::contains));
  }

  /** Whether a package with modules of a language requires others with such. */
  boolean areOfOneLanguage(int number, Set<Integer> required) {
    return all.stream()
        .filter(one -> one.language().isPresent() && one.owners().contains(number))
        .anyMatch(one -> required.stream().anyMatch(one.owners()::contains));
  }

  private static boolean hasStart(Set<String> names, String start) {
    return names.stream().anyMatch(name -> name.startsWith(start));
  }

  private record Companion(
      Optional<String> library, Optional<String> language, Set<Integer> owners) {}
}
