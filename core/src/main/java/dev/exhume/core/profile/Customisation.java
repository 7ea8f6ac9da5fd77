package dev.exhume.core.profile;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What was changed or installed by hand.
 *
 * @param modifiedFiles that differ from their package; empty when it was not checked
 * @param missingFiles of packages; empty when it was not checked
 * @param unownedTrees directories that no package owns
 */
public record Customisation(
    Optional<List<ModifiedFile>> modifiedFiles,
    Optional<Integer> missingFiles,
    List<UnownedTree> unownedTrees) {

  public Customisation {
    modifiedFiles = modifiedFiles.map(List::copyOf);
    unownedTrees = List.copyOf(unownedTrees);
  }

  /** Nothing is known of what was changed. */
  public static Customisation unknown() {
    return new Customisation(Optional.empty(), Optional.empty(), List.of());
  }

  /** A file that is not as its package brought it. */
  public record ModifiedFile(
      String path, @JsonProperty("package") String owner, List<String> changes, boolean isConfig) {
    public ModifiedFile {
      changes = List.copyOf(changes);
    }
  }

  /**
   * A directory that no package owns.
   *
   * @param files in it and below; of a directory that is there for the administrator to put things
   *     on, such as {@code /usr/local/bin}, those right in it
   * @param newest modification time
   */
  public record UnownedTree(String path, long files, long sizeBytes, Optional<Instant> newest) {}
}
