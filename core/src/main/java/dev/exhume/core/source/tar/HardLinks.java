package dev.exhume.core.source.tar;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** The hard links whose file had not come yet when they did. */
final class HardLinks {
  private final Map<TarNode, Place> waiting = new LinkedHashMap<>();
  private final Map<TarNode, Optional<TarNode>> found = new HashMap<>();

  /** A name in a directory. */
  private record Place(TarNode directory, String name) {}

  /** Remembers that {@code placeholder} is in the directory until its file is known. */
  void add(TarNode directory, String name, TarNode placeholder) {
    waiting.put(placeholder, new Place(directory, name));
  }

  boolean isWaiting(TarNode node) {
    return waiting.containsKey(node);
  }

  /**
   * Puts the files in the places of their placeholders.
   *
   * @param lookup finds what is at the target of a placeholder, which may be another one
   */
  void resolve(Function<TarMember, Optional<TarNode>> lookup, TarProblems problems) {
    waiting.keySet().forEach(placeholder -> find(placeholder, lookup));
    waiting.forEach(
        (placeholder, place) -> {
          // A later member may have taken the place.
          if (place.directory.get(place.name).filter(placeholder::equals).isEmpty()) {
            return;
          }
          Optional<TarNode> file = found.getOrDefault(placeholder, Optional.empty());
          if (file.isPresent()) {
            place.directory.put(place.name, file.get());
          } else {
            place.directory.remove(place.name);
            problems.addOfMember(
                placeholder.member(),
                "is one more name of %s, which the archive does not hold"
                    .formatted(placeholder.member().target()));
          }
        });
  }

  private void find(TarNode placeholder, Function<TarMember, Optional<TarNode>> lookup) {
    List<TarNode> way = new ArrayList<>();
    Optional<TarNode> here = Optional.of(placeholder);
    while (here.isPresent() && waiting.containsKey(here.get()) && !found.containsKey(here.get())) {
      // Whoever comes back to a node of this way walks in a circle and finds nothing.
      found.put(here.get(), Optional.empty());
      way.add(here.get());
      here = lookup.apply(here.get().member());
    }
    Optional<TarNode> end = here.filter(node -> !node.isDirectory());
    if (end.isPresent() && found.containsKey(end.get())) {
      end = found.getOrDefault(end.get(), Optional.empty());
    }
    for (TarNode node : way) {
      found.put(node, end);
    }
  }
}
