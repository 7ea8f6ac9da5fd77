package dev.exhume.disk.image;

import dev.exhume.disk.image.part.ImageLayer;
import dev.exhume.disk.image.part.ParentLink;
import dev.exhume.disk.image.part.PartName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Finds the image that another one holds the changes to. */
final class ParentSearch {
  /** How many files are opened to find out who they are. */
  private static final int MAX_STRANGERS = 1_000;

  private final LayerReader layers;
  private final PartSearch search;
  private final ImageFiles image;

  ParentSearch(LayerReader layers, PartSearch search, ImageFiles image) {
    this.layers = layers;
    this.search = search;
    this.image = image;
  }

  Optional<ImageLayer> find(ParentLink link) throws IOException {
    if (layers.isTooDeep()) {
      image.problem(0, "its parent is not read: the chain of parents is too long");
      image.noteMissingParent(name(link));
      return Optional.empty();
    }
    Set<String> tried = new LinkedHashSet<>();
    Map<Path, PartName> named = named(link, tried);
    Optional<Path> parent = likeliest(named, link).or(() -> stranger(link));
    if (parent.isEmpty()) {
      image.noteMissingParent(name(link));
      image.problem(0, "%s was not found; looked for: %s".formatted(title(link), places(tried)));
      return Optional.empty();
    }
    return open(parent.get(), link);
  }

  /** Files under the names of the link, the likeliest first. */
  private Map<Path, PartName> named(ParentLink link, Set<String> tried) throws IOException {
    Map<Path, PartName> named = new LinkedHashMap<>();
    for (PartName name : link.names()) {
      PartSearch.Result result = search.find(name);
      tried.addAll(result.tried());
      for (Path file : result.files()) {
        if (layers.buildsOn(file)) {
          tried.add(file + " (which builds on this image, or is it)");
        } else if (isImage(file, link) || image.isPlausible(file, name)) {
          named.putIfAbsent(file, name);
        }
      }
    }
    return named;
  }

  private static boolean isImage(Path file, ParentLink link) throws IOException {
    return !link.raw() && ImageFormat.of(file) != ImageFormat.RAW;
  }

  private static Optional<Path> likeliest(Map<Path, PartName> named, ParentLink link) {
    if (named.size() > 1 && link.identity().isPresent()) {
      for (Path file : named.keySet()) {
        if (isWanted(LayerReader.identity(file), link)) {
          return Optional.of(file);
        }
      }
    }
    return named.keySet().stream().findFirst();
  }

  /** A file under another name that says it is the parent. */
  private Optional<Path> stranger(ParentLink link) {
    if (link.identity().isEmpty()) {
      return Optional.empty();
    }
    Optional<Path> found =
        search.neighbours().stream()
            .filter(Files::isRegularFile)
            .filter(file -> !layers.buildsOn(file))
            .limit(MAX_STRANGERS)
            .filter(file -> isWanted(LayerReader.identity(file), link))
            .findFirst();
    if (found.isPresent() && !link.names().isEmpty()) {
      image.problem(
          0,
          "%s was not found; %s is used, which has its identity %s"
              .formatted(title(link), found.get(), link.identity().orElse("")));
    }
    return found;
  }

  private Optional<ImageLayer> open(Path parent, ParentLink link) {
    try {
      ImageLayer layer = link.raw() ? layers.openRaw(parent) : layers.open(parent).layer();
      compare(parent, "identity", layer.identity(), link.identity());
      compare(parent, "revision", layer.revision(), link.revision());
      return Optional.of(layer);
    } catch (IOException e) {
      image.noteMissingParent(name(link));
      image.problem(0, "%s cannot be read: %s".formatted(parent, e.getMessage()));
      return Optional.empty();
    }
  }

  private void compare(
      Path parent, String what, Optional<String> there, Optional<String> expected) {
    if (there.isPresent()
        && expected.isPresent()
        && !there.get().equalsIgnoreCase(expected.get())) {
      image.problem(
          0,
          "%s has the %s %s, not %s: it may have been changed after this image was made"
              .formatted(parent, what, there.get(), expected.get()));
    }
  }

  private static boolean isWanted(Optional<String> identity, ParentLink link) {
    return link.identity().isEmpty()
        || identity.filter(link.identity().get()::equalsIgnoreCase).isPresent();
  }

  /** What the image calls it; its identity where it has no name for it. */
  static String name(ParentLink link) {
    return link.names().stream().findFirst().map(PartName::text).orElse(link.identity().orElse(""));
  }

  private static String title(ParentLink link) {
    return link.names().stream()
        .findFirst()
        .map(name -> "parent \"%s\"".formatted(name.text()))
        .orElse("its parent %s".formatted(link.identity().orElse("")));
  }

  private static String places(Set<String> tried) {
    return tried.isEmpty()
        ? "its identity, in all images around this one"
        : String.join(", ", tried);
  }
}
