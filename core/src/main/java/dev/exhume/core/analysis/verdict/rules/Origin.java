package dev.exhume.core.analysis.verdict.rules;

import com.google.common.collect.ImmutableMap;
import dev.exhume.core.profile.Packages;
import java.util.Optional;

/**
 * Where the software of the server comes from.
 *
 * @param known whether the owners of files are known at all
 * @param damaged whether it has forgotten some of its packages
 * @param thirdParties packages that somebody else than the distribution made
 */
public record Origin(
    boolean known, boolean damaged, ImmutableMap<String, Packages.Item> thirdParties) {

  /** What the package database says. */
  public static Origin of(Packages packages, boolean ownersKnown) {
    ImmutableMap.Builder<String, Packages.Item> thirdParties = ImmutableMap.builder();
    packages.items().stream()
        .filter(Packages.Item::thirdParty)
        .forEach(item -> thirdParties.put(item.name(), item));
    return new Origin(
        ownersKnown,
        packages.database().filter(Packages.PackageDatabase::damaged).isPresent(),
        thirdParties.buildKeepingLast());
  }

  /** The package, if somebody else than the distribution made it. */
  Optional<Packages.Item> thirdParty(String packageName) {
    return Optional.ofNullable(thirdParties.get(packageName));
  }
}
