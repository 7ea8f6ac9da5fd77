package dev.exhume.core.analysis.packages;

import dev.exhume.core.profile.Packages;
import java.nio.file.Path;
import java.util.Optional;

/** What the package manager knows: its packages, and which files are whose. */
public final class PackageInventory implements Ownership {
  private final Packages section;
  private final OwnedPaths owners;

  PackageInventory(Packages section, OwnedPaths owners) {
    this.section = section;
    this.owners = owners;
  }

  /** Reads which files are whose. */
  public static PackageInventory of(PackageSource source, Path root) {
    OwnedPaths owners = OwnedPaths.under(root);
    for (ListedPackage listed : source.packages()) {
      listed.locations().forEach(path -> owners.add(path, listed.item().name()));
    }
    return new PackageInventory(source.section(), owners);
  }

  /** The inventory of a server whose packages are not known. */
  public static PackageInventory unknown() {
    return new PackageInventory(Packages.unknown(), OwnedPaths.withoutServer());
  }

  /** The packages as the profile lists them. */
  public Packages section() {
    return section;
  }

  /** Whether the owners of files are known at all, so that a file without one is somebody's own. */
  public boolean knowsFiles() {
    return !owners.isEmpty();
  }

  @Override
  public Optional<String> ownerOf(Path path) {
    return owners.owner(path);
  }

  /** How many files packages have below a directory. */
  public long filesBelow(String directory) {
    return owners.below(directory);
  }

  /** The newest installed package of a name. */
  public Optional<Packages.Item> find(String name) {
    return section.items().stream()
        .filter(installed -> installed.name().equals(name))
        .reduce((older, newer) -> newer);
  }
}
