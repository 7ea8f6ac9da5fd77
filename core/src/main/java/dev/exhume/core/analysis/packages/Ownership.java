package dev.exhume.core.analysis.packages;

import java.nio.file.Path;
import java.util.Optional;

/** Which package a file of the dead server came with. */
@FunctionalInterface
public interface Ownership {
  /** The name of the package that owns the path; empty when none does or none is known. */
  Optional<String> ownerOf(Path path);

  /** The same for a path that leads through no link, which is found much faster. */
  default Optional<String> ownerOfReal(Path path) {
    return ownerOf(path);
  }
}
