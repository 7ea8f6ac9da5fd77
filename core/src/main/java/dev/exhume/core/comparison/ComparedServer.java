package dev.exhume.core.comparison;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.exhume.core.SourceOptions;
import dev.exhume.core.profile.Activity;
import dev.exhume.core.profile.Boot;
import dev.exhume.core.profile.ContainerPlan;
import dev.exhume.core.profile.Customisation;
import dev.exhume.core.profile.Host;
import dev.exhume.core.profile.OperatingSystem;
import dev.exhume.core.profile.Packages;
import dev.exhume.core.profile.ServerProfile;
import dev.exhume.core.profile.ServerProfile.Tool;
import dev.exhume.core.profile.Source;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/**
 * A server as far as it is known, ready to be compared with another one.
 *
 * @param location as the caller gave it
 * @param profile of a list of packages: the packages, and nothing else
 * @param configuration the files under {@code /etc}, where they are at hand
 */
public record ComparedServer(
    String location,
    Kind kind,
    ServerProfile profile,
    Optional<List<ConfigurationFile>> configuration) {

  /** From what a server is known. */
  public enum Kind {
    /** Its files. */
    @JsonProperty("server")
    SERVER,
    /** A profile that was written once. */
    @JsonProperty("profile")
    PROFILE,
    /** A list of its packages. */
    @JsonProperty("package-list")
    PACKAGE_LIST,
    /** The database of its packages. */
    @JsonProperty("package-database")
    PACKAGE_DATABASE;

    /** Whether more than packages is known. */
    boolean isWhole() {
      return this == SERVER || this == PROFILE;
    }
  }

  public ComparedServer {
    configuration = configuration.map(List::copyOf);
  }

  /** A server of which there is a profile already. */
  public static ComparedServer of(String location, ServerProfile profile) {
    return new ComparedServer(location, Kind.PROFILE, profile, Optional.empty());
  }

  /**
   * Reads a server from whatever there is of it.
   *
   * @param source a profile, a list of packages (as {@code rpm -qa}, {@code dpkg -l}, {@code dpkg
   *     --get-selections} or Exhume write it), or what {@link dev.exhume.core.DeadServer#open} or
   *     {@link dev.exhume.core.InstalledPackages#open} takes
   * @throws IOException when it is none of them; the message says in one line what it is
   */
  public static ComparedServer read(Path source) throws IOException {
    return read(source, SourceOptions.none(), Instant.now().truncatedTo(ChronoUnit.SECONDS));
  }

  /**
   * Reads a server from whatever there is of it.
   *
   * @param analysedAt the one clock in the profile of a server
   * @throws IOException when nothing of a server is there
   */
  public static ComparedServer read(Path source, SourceOptions options, Instant analysedAt)
      throws IOException {
    return new ComparedSource(source, options, analysedAt).read();
  }

  static ComparedServer ofPackages(
      String location, Kind kind, OperatingSystem os, Packages packages) {
    ServerProfile profile =
        new ServerProfile(
            ServerProfile.SCHEMA_VERSION,
            new Tool("", ""),
            Instant.EPOCH,
            new Source(Words.of(kind), location, Optional.empty(), List.of(), List.of(), List.of()),
            os,
            Host.unknown(),
            Boot.unknown(),
            List.of(),
            packages,
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            Customisation.unknown(),
            Activity.unknown(),
            List.of(),
            ContainerPlan.empty(),
            List.of());
    return new ComparedServer(location, kind, profile, Optional.empty());
  }
}
