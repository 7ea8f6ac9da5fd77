package dev.exhume.core.analysis.packages.closure;

import java.util.List;

/**
 * What a package says of others.
 *
 * @param offers its own name among them, but not its files
 * @param isEssential whether its distribution takes for granted that it is there
 * @param areKnown whether its package manager writes such things down at all
 */
public record Relations(
    List<Requirement> needs, List<Capability> offers, boolean isEssential, boolean areKnown) {
  public Relations {
    needs = List.copyOf(needs);
    offers = List.copyOf(offers);
  }

  /** Whether it goes by a name, which need not be its own. */
  public boolean isCalled(String name) {
    return offers.stream().anyMatch(offered -> offered.name().equals(name));
  }

  /** Those of a package whose manager does not keep any. */
  public static Relations unknown(String name) {
    return new Relations(List.of(), List.of(Capability.of(name)), false, false);
  }
}
