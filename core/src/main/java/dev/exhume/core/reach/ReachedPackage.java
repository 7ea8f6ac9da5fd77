package dev.exhume.core.reach;

import dev.exhume.core.profile.Packages;
import java.util.Optional;

/**
 * A package, and whether the services need it.
 *
 * @param reason why it is reached, as a sentence of its own; empty if it is not
 * @param isRequired whether it is reached, or a package that is requires it to be installed
 * @param areRelationsKnown whether its package manager knows what requires it
 */
public record ReachedPackage(
    Packages.Item item, Optional<String> reason, boolean isRequired, boolean areRelationsKnown) {
  /** Whether something that is needed uses it. */
  public boolean isReached() {
    return reason.isPresent();
  }
}
