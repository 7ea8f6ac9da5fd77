package dev.exhume.core.analysis.packages;

import dev.exhume.core.profile.Packages;
import dev.exhume.core.reading.Problems;
import java.io.Closeable;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** An open database of installed packages. */
public interface PackageSource extends Closeable {
  /** The packages as the profile lists them. */
  Packages section();

  /** The installed packages, in the order of the section. */
  List<ListedPackage> packages();

  /** The installed packages in the order in which the package manager itself goes over them. */
  default List<ListedPackage> packagesInDatabaseOrder() {
    return packages();
  }

  /** Packages that were installed once and of which the database still knows, in that order. */
  List<ListedPackage> erased();

  /** Adds what of the database could not be read so far. */
  void tell(Problems problems);

  /** Why nothing at all of the database can be read, if so. */
  default Optional<String> failure() {
    return Optional.empty();
  }

  @Override
  default void close() throws IOException {
    // Nothing is open between two calls.
  }
}
