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
 * @param thirdParties who else than the distribution made packages
 * @param interventions what else the administrator arranged, beside or against the packages
 */
public record Customisation(
    Optional<List<ModifiedFile>> modifiedFiles,
    Optional<Integer> missingFiles,
    List<MissingFile> missingOfNote,
    List<UnownedTree> unownedTrees,
    List<Alternative> alternatives,
    List<ThirdParty> thirdParties,
    List<Intervention> interventions) {

  public Customisation {
    modifiedFiles = modifiedFiles.map(List::copyOf);
    missingOfNote = List.copyOf(missingOfNote);
    unownedTrees = List.copyOf(unownedTrees);
    alternatives = List.copyOf(alternatives);
    thirdParties = List.copyOf(thirdParties);
    interventions = List.copyOf(interventions);
  }

  /** Nothing is known of what was changed. */
  public static Customisation unknown() {
    return new Customisation(
        Optional.empty(), Optional.empty(), List.of(), List.of(), List.of(), List.of(), List.of());
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
   * @param nature what it is, as far as that can be told
   */
  public record UnownedTree(
      String path, long files, long sizeBytes, Optional<Instant> newest, Optional<Nature> nature) {

    /** The same tree, of which it is known what it is. */
    public UnownedTree withNature(Optional<Nature> told) {
      return new UnownedTree(path, files, sizeBytes, newest, told);
    }
  }

  /**
   * What a directory is that no package owns.
   *
   * @param kind {@code application}, {@code source}, {@code working-copy}, {@code backups}, {@code
   *     home}, …
   * @param detail more about it: its name and version, how it was built
   */
  public record Nature(String kind, Optional<String> detail, Evidence evidence) {}

  /**
   * Packages that somebody else than the distribution made.
   *
   * @param vendor as the packages name it
   * @param signingKey the number of the key that they are signed with, in hexadecimal
   * @param signer whose key that is, if the package manager was told
   * @param repository that they came from
   * @param count how many there are
   * @param packages the names of the first of them
   * @param reason why they count as a third party's
   */
  public record ThirdParty(
      Optional<String> vendor,
      Optional<String> signingKey,
      Optional<String> signer,
      Optional<String> repository,
      int count,
      List<String> packages,
      String reason,
      Evidence evidence) {
    public ThirdParty {
      packages = List.copyOf(packages);
    }
  }

  /**
   * Something that the administrator arranged, beside or against the packages.
   *
   * @param kind {@code diversion}, {@code mode-override}, {@code left-out-path}, {@code
   *     held-package}, {@code repository}, {@code setuid-program}, {@code kernel-module}, {@code
   *     kernel}
   * @param subject the path or the name of what it is about
   */
  public record Intervention(String kind, String subject, String detail, Evidence evidence) {}
}
