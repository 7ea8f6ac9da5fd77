package dev.exhume.core.reach;

import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import dev.exhume.core.analysis.packages.ListedPackage;
import dev.exhume.core.analysis.packages.closure.PackageClosure;
import dev.exhume.core.analysis.packages.closure.Relations;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/** What of the packages is reached, and what is not. */
final class Reached {
  private static final int MAX_NAMES = 3;

  private final List<ListedPackage> packages;
  private final OwnedFiles owned;
  private final PackageClosure closure;
  private final List<Relations> relations;
  private final Map<Integer, String> touched;
  private final Set<String> files;

  Reached(
      List<ListedPackage> packages,
      OwnedFiles owned,
      PackageClosure closure,
      List<Relations> relations,
      Map<Integer, String> touched,
      Set<String> files) {
    this.packages = List.copyOf(packages);
    this.owned = owned;
    this.closure = closure;
    this.relations = List.copyOf(relations);
    this.touched = ImmutableMap.copyOf(touched);
    this.files = ImmutableSet.copyOf(files);
  }

  /** All packages in their order. */
  List<ReachedPackage> packages() {
    SortedSet<Integer> required = closure.of(touched.keySet());
    List<ReachedPackage> all = new ArrayList<>();
    for (int i = 0; i < packages.size(); i++) {
      all.add(
          new ReachedPackage(
              packages.get(i).item(),
              Optional.ofNullable(touched.get(i)),
              required.contains(i),
              relations.get(i).areKnown()));
    }
    return all;
  }

  /** What of a package lies where. */
  List<PackagedFile> files(int number) {
    return owned.of(number).stream()
        .map(
            path ->
                new PackagedFile(
                    path,
                    owned.kind(path),
                    files.contains(path),
                    owned.owners(path).stream().anyMatch(touched::containsKey)))
        .toList();
  }

  /** The path with no link in it but, maybe, the last name. */
  String real(String path) {
    return owned.real(path);
  }

  /** Names of the first packages that require one of them. */
  List<String> requirers(int number) {
    Set<String> names = new TreeSet<>();
    for (int i = 0; i < packages.size() && names.size() < MAX_NAMES; i++) {
      if (i != number
          && relations.get(i).needs().stream()
              .anyMatch(need -> closure.providers(need).contains(number))) {
        names.add(packages.get(i).item().name());
      }
    }
    return List.copyOf(names);
  }
}
