package dev.exhume.core.analysis.packages.expected;

import java.time.Instant;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * A file as its package manager would find it if nobody had touched it.
 *
 * @param path as the package has it
 * @param location where it lies: elsewhere if the administrator diverted it
 * @param mark the letter for what the package says of it: {@code c} configuration, {@code d}
 *     documentation, {@code g} ghost, {@code l} license, …, or a blank
 * @param known what the package manager keeps of files at all
 * @param compared what of that is to be compared of this one; of none, only its being there counts
 * @param isGhost whether the package owns the file but did not bring it along
 * @param mayBeMissing whether its absence means nothing
 * @param mode type and permissions, as in {@code st_mode}
 * @param device of a device file: 256 times its major number, and its minor number
 * @param capabilities as {@code cap_to_text} writes them
 */
public record ExpectedFile(
    String path,
    String location,
    char mark,
    Set<FileAspect> known,
    Set<FileAspect> compared,
    boolean isGhost,
    boolean mayBeMissing,
    Optional<Long> sizeBytes,
    Optional<Integer> mode,
    Optional<ExpectedDigest> digest,
    Optional<Long> device,
    Optional<String> linkTarget,
    Optional<String> owner,
    Optional<String> group,
    Optional<Instant> modified,
    Optional<String> capabilities) {
  /** The mark of a file that its administrator is expected to change. */
  public static final char CONFIGURATION = 'c';

  /** The mark of a file of which the package says nothing. */
  public static final char PLAIN = ' ';

  private static final int TYPE_BITS = 0xF000;
  private static final int DIRECTORY = 0x4000;

  public ExpectedFile {
    known = Set.copyOf(known);
    compared = Set.copyOf(compared);
    Objects.requireNonNull(digest);
  }

  /** Whether the package has a directory here. */
  public boolean isDirectory() {
    return mode.filter(bits -> (bits & TYPE_BITS) == DIRECTORY).isPresent();
  }

  /** Whether the administrator is expected to change it. */
  public boolean isConfiguration() {
    return mark == CONFIGURATION;
  }

  /** The same file, of which less is compared. */
  public ExpectedFile without(Set<FileAspect> aspects) {
    if (Collections.disjoint(compared, aspects)) {
      return this;
    }
    EnumSet<FileAspect> fewer = EnumSet.noneOf(FileAspect.class);
    fewer.addAll(compared);
    fewer.removeAll(aspects);
    return new ExpectedFile(
        path,
        location,
        mark,
        known,
        fewer,
        isGhost,
        mayBeMissing,
        sizeBytes,
        mode,
        digest,
        device,
        linkTarget,
        owner,
        group,
        modified,
        capabilities);
  }
}
