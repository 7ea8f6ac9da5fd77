package dev.exhume.core.profile;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What was changed or installed by hand.
 *
 * @param modifiedFiles that differ from their package; empty when it was not checked
 * @param missingFiles how many files of packages are missing; empty when it was not checked
 * @param missingOfNote those of them whose absence can break something: neither documentation nor
 *     translations
 * @param unownedTrees directories that no package owns
 * @param alternatives where several packages offer a program and the administrator chose one
 */
public record Customisation(
    Optional<List<ModifiedFile>> modifiedFiles,
    Optional<Integer> missingFiles,
    List<MissingFile> missingOfNote,
    List<UnownedTree> unownedTrees,
    List<Alternative> alternatives) {

  public Customisation {
    modifiedFiles = modifiedFiles.map(List::copyOf);
    missingOfNote = List.copyOf(missingOfNote);
    unownedTrees = List.copyOf(unownedTrees);
    alternatives = List.copyOf(alternatives);
  }

  /** Nothing is known of what was changed. */
  public static Customisation unknown() {
    return new Customisation(Optional.empty(), Optional.empty(), List.of(), List.of(), List.of());
  }

  /**
   * A file that is not as its package brought it.
   *
   * @param changes {@code size}, {@code mode}, {@code digest}, {@code device}, {@code linkTarget},
   *     {@code owner}, {@code group}, {@code capabilities}
   */
  public record ModifiedFile(
      String path, @JsonProperty("package") String owner, List<String> changes, boolean isConfig) {
    public ModifiedFile {
      changes = List.copyOf(changes);
    }
  }

  /** A file of a package that is not there. */
  public record MissingFile(String path, @JsonProperty("package") String owner, boolean isConfig) {}

  /**
   * A name that several packages offer, which the administrator gave to one of them.
   *
   * @param link the name in the file system: {@code /usr/bin/editor}
   * @param target what it leads to; empty when it leads nowhere any more
   */
  public record Alternative(String name, String link, Optional<String> target, Evidence evidence) {}

  /**
   * A directory that no package owns.
   *
   * @param files in it and below; of a directory that is there for the administrator to put things
   *     on, such as {@code /usr/local/bin}, those right in it
   * @param newest modification time
   */
  public record UnownedTree(String path, long files, long sizeBytes, Optional<Instant> newest) {}
}
