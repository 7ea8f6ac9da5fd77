package dev.exhume.core.analysis.packages.closure;

import java.util.Optional;

/**
 * Something that a package offers, or that another one asks for: its name, a file, a library.
 *
 * @param versions that are offered or accepted, where the package manager compares them
 */
public record Capability(String name, Optional<Versions> versions) {
  /** Whatever its version. */
  public static Capability of(String name) {
    return new Capability(name, Optional.empty());
  }

  /** Whether what is offered is what is asked for; a version that nobody tells fits all. */
  boolean isMetBy(Capability offered) {
    return name.equals(offered.name)
        && (versions.isEmpty()
            || offered.versions.isEmpty()
            || versions.get().overlap(offered.versions.get()));
  }

  /** Versions as one package manager writes and compares them. */
  @FunctionalInterface
  public interface Versions {
    /** Whether a version lies in both ranges. */
    boolean overlap(Versions other);
  }
}
