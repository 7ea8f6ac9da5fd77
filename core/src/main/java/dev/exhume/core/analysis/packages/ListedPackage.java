package dev.exhume.core.analysis.packages;

import dev.exhume.core.analysis.packages.closure.Relations;
import dev.exhume.core.analysis.packages.expected.ExpectedFile;
import dev.exhume.core.profile.Evidence;
import dev.exhume.core.profile.Packages;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A package in an open database. Its files are read when they are asked for; what of them cannot be
 * read is among the problems.
 */
public interface ListedPackage {
  /** The package in the words of the profile. */
  Packages.Item item();

  /**
   * Where the database has it, in bytes from the start of the file; empty for those in plain text.
   */
  Optional<Long> offset();

  /** Its files as it knows them. */
  Stream<PackageFile> files();

  /** Those of its files that should be on the disk, with what they are compared by. */
  Stream<ExpectedFile> expected();

  /** The paths of its files alone, which are read faster. */
  List<String> paths();

  /**
   * When its files were what they should be, if that is known: one written later may have been
   * changed.
   */
  default Optional<Instant> settledAt() {
    return item().installedAt();
  }

  /** Where its files lie: elsewhere than the package has them if the administrator wished so. */
  default List<String> locations() {
    return paths();
  }

  /** Why somebody else than the distribution made it; empty when nothing shows that. */
  default Optional<String> thirdPartyReason() {
    return Optional.empty();
  }

  /** The repository that it came from, where the package manager still knows. */
  default Optional<String> repository() {
    return Optional.empty();
  }

  /** What it needs of other packages and offers to them. */
  default Relations relations() {
    return Relations.unknown(item().name());
  }

  /** Where the database has it, if that is more than the database itself. */
  default Optional<Evidence> evidence() {
    return Optional.empty();
  }

  /** What its own change log says, the newest entry first; empty where it has none. */
  default Stream<String> changelog() {
    return Stream.empty();
  }
}
