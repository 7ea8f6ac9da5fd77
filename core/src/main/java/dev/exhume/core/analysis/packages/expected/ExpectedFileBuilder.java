package dev.exhume.core.analysis.packages.expected;

import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * Puts together what a package manager in plain text keeps of a file: all that is said is compared.
 */
public final class ExpectedFileBuilder {
  private final String path;
  private final Set<FileAspect> known;
  private final EnumSet<FileAspect> compared = EnumSet.noneOf(FileAspect.class);
  private char mark = ExpectedFile.PLAIN;
  private boolean mayBeMissing;
  private Optional<Long> sizeBytes = Optional.empty();
  private Optional<Integer> mode = Optional.empty();
  private Optional<ExpectedDigest> digest = Optional.empty();
  private Optional<String> linkTarget = Optional.empty();
  private Optional<String> owner = Optional.empty();
  private Optional<String> group = Optional.empty();
  private Optional<Instant> modified = Optional.empty();

  /**
   * A file of which only its being there is expected so far.
   *
   * @param known what the package manager keeps of files at all
   */
  public ExpectedFileBuilder(String path, Set<FileAspect> known) {
    this.path = path;
    this.known = Set.copyOf(known);
  }

  /** Whether the administrator is expected to change it. */
  public ExpectedFileBuilder configuration(boolean isConfiguration) {
    mark = isConfiguration ? ExpectedFile.CONFIGURATION : ExpectedFile.PLAIN;
    return this;
  }

  /** Its absence means nothing. */
  public ExpectedFileBuilder mayBeMissing() {
    mayBeMissing = true;
    return this;
  }

  /** Its length. */
  public ExpectedFileBuilder size(long bytes) {
    sizeBytes = Optional.of(bytes);
    compared.add(FileAspect.SIZE);
    return this;
  }

  /** Its permissions, with its type where that is known. */
  public ExpectedFileBuilder mode(int bits) {
    mode = Optional.of(bits);
    compared.add(FileAspect.MODE);
    return this;
  }

  /** The digest of its content. */
  public ExpectedFileBuilder digest(ExpectedDigest expected) {
    digest = Optional.of(expected);
    compared.add(FileAspect.DIGEST);
    return this;
  }

  /** Where it leads as a link. */
  public ExpectedFileBuilder linkTarget(String target) {
    linkTarget = Optional.of(target);
    compared.add(FileAspect.LINK_TARGET);
    return this;
  }

  /** Whose it is, each by name or number. */
  public ExpectedFileBuilder owner(String user, String groupName) {
    owner = Optional.of(user);
    group = Optional.of(groupName);
    compared.add(FileAspect.OWNER);
    compared.add(FileAspect.GROUP);
    return this;
  }

  /** When it was last changed. */
  public ExpectedFileBuilder modified(Instant time) {
    modified = Optional.of(time);
    compared.add(FileAspect.TIME);
    return this;
  }

  /** The file. */
  public ExpectedFile build() {
    return new ExpectedFile(
        path,
        path,
        mark,
        known,
        compared,
        false,
        mayBeMissing,
        sizeBytes,
        mode,
        digest,
        Optional.empty(),
        linkTarget,
        owner,
        group,
        modified,
        Optional.empty());
  }
}
