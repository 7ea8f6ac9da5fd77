package dev.exhume.core.kit.rebuild;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Optional;

/**
 * What a server is built of when it is built anew: the document that {@code rebuild.json} is.
 *
 * @param base image to begin with
 * @param archive that the packages come from
 * @param standIn whether that is another distribution's, built of the same sources
 * @param repositories in it
 * @param installed packages that the archive is asked for
 * @param thirdParty packages that somebody else made, whose files come from the old disk
 * @param notNeeded packages of the server that are left out
 * @param leftOut files that somebody changed and that stay out nevertheless
 */
public record RebuildList(
    String base,
    String archive,
    boolean standIn,
    List<String> repositories,
    List<Installed> installed,
    List<ThirdParty> thirdParty,
    List<String> notNeeded,
    List<LeftOut> leftOut) {
  public RebuildList {
    repositories = List.copyOf(repositories);
    installed = List.copyOf(installed);
    thirdParty = List.copyOf(thirdParty);
    notNeeded = List.copyOf(notNeeded);
    leftOut = List.copyOf(leftOut);
  }

  /**
   * A package to be installed.
   *
   * @param name as the installer is asked for it
   * @param was name, version and architecture on the server; the archive may have a newer one
   * @param why it is needed
   */
  public record Installed(String name, String was, String why) {}

  /**
   * A package that no archive of the distribution has.
   *
   * @param files how many of them come from the old disk
   */
  public record ThirdParty(
      @JsonProperty("package") String name, Optional<String> vendor, long files) {}

  /** A file that the rebuilt server gets from its package instead. */
  public record LeftOut(String path, String why) {}
}
