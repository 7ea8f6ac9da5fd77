package dev.exhume.core.analysis.boot.systemd;

import dev.exhume.core.analysis.packages.Ownership;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The packages that units came with. Where {@code /lib} became a link to {@code /usr/lib}, packages
 * may still name a file by its old place.
 */
final class UnitOwners {
  private final Path root;
  private final Ownership ownership;

  UnitOwners(Path root, Ownership ownership) {
    this.root = root;
    this.ownership = ownership;
  }

  Optional<String> of(Path file) {
    Path old = root.resolve("usr/lib");
    return ownership
        .ownerOf(file)
        .or(
            () ->
                Optional.of(file)
                    .filter(path -> path.startsWith(old))
                    .map(path -> root.resolve("lib").resolve(old.relativize(path)))
                    .flatMap(ownership::ownerOf));
  }
}
