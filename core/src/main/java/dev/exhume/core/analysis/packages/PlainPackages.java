package dev.exhume.core.analysis.packages;

import dev.exhume.core.profile.Packages;
import dev.exhume.core.reading.Problems;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * All packages of a manager that keeps them in plain text, which were read when it was opened.
 *
 * @param erased packages that were there once
 */
public record PlainPackages(
    String manager,
    Packages.PackageDatabase database,
    List<ListedPackage> packages,
    List<ListedPackage> erased)
    implements PackageSource {
  /** More packages than any distribution has; a damaged directory has no end. */
  public static final int MAX_PACKAGES = 100_000;

  private static final Comparator<ListedPackage> ORDER =
      Comparator.comparing(
          ListedPackage::item,
          Comparator.comparing(Packages.Item::name)
              .thenComparing(Packages.Item::version)
              .thenComparing(item -> item.release().orElse("")));

  public PlainPackages {
    packages = packages.stream().sorted(ORDER).toList();
    erased = erased.stream().sorted(ORDER).toList();
  }

  @Override
  public Packages section() {
    List<Packages.Item> items = packages.stream().map(ListedPackage::item).toList();
    return new Packages(
        Optional.of(manager), Optional.of(database), List.of(), items.size(), items);
  }

  @Override
  public void tell(Problems problems) {
    // They were told when they were met.
  }
}
