package dev.exhume.core.analysis.packages;

import dev.exhume.core.profile.Packages;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** What the package manager knows: its packages, and which files are whose. */
public final class PackageInventory implements Ownership, Closeable {
  private final Packages section;
  private final OwnedPaths owners;
  private final Optional<PackageSource> source;

  private PackageInventory(Packages section, OwnedPaths owners, Optional<PackageSource> source) {
    this.section = section;
    this.owners = owners;
    this.source = source;
  }

  /** Reads which files are whose from a database, which the inventory closes. */
  public static PackageInventory of(PackageSource source, Path root) {
    OwnedPaths owners = OwnedPaths.under(root);
    for (ListedPackage listed : source.packages()) {
      listed.locations().forEach(path -> owners.add(path, listed.item().name()));
    }
    return new PackageInventory(source.section(), owners, Optional.of(source));
  }

  /** The inventory of a server whose packages are not known. */
  public static PackageInventory unknown() {
    return new PackageInventory(Packages.unknown(), OwnedPaths.withoutServer(), Optional.empty());
  }

  /** The packages as the profile lists them. */
  public Packages section() {
    return section;
  }

  /** The same one by one, with their files, until the inventory is closed. */
  public List<ListedPackage> listed() {
    return source.map(PackageSource::packages).orElse(List.of());
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

  @Override
  public Optional<String> ownerOfReal(Path path) {
    return owners.ownerOfName(path.toString());
  }

  /** The newest installed package of a name. */
  public Optional<Packages.Item> find(String name) {
    return section.items().stream()
        .filter(installed -> installed.name().equals(name))
        .reduce((older, newer) -> newer);
  }

  /** Closes the database; what was read of it stays known. */
  @Override
  public void close() throws IOException {
    if (source.isPresent()) {
      source.get().close();
    }
  }
}
