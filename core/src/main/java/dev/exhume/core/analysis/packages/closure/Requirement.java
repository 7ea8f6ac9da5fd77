package dev.exhume.core.analysis.packages.closure;

import java.util.List;

/**
 * What a package needs of others.
 *
 * @param anyOf of which one is enough
 * @param isForScripts whether only the scripts need it that install, erase or check the package
 */
public record Requirement(List<Capability> anyOf, boolean isForScripts) {
  public Requirement {
    anyOf = List.copyOf(anyOf);
  }

  /** A package, a file or a library of a name, always. */
  public static Requirement of(String name) {
    return new Requirement(List.of(Capability.of(name)), false);
  }
}
