package dev.exhume.core.source.disk;

import dev.exhume.core.profile.Problem;
import dev.exhume.core.profile.Source;
import dev.exhume.core.profile.Source.Mount;
import dev.exhume.core.source.RootSource;
import dev.exhume.core.source.disk.RootSearch.OpenVolume;
import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;

/** A root on a server's disks, with the volumes in it that its {@code fstab} mounts there. */
public final class DiskRoot implements RootSource {
  private final DiskSet disks;
  private final OpenVolume root;
  private final RootSearch search;
  private final Assembly assembly;

  private DiskRoot(DiskSet disks, OpenVolume root, RootSearch search, Assembly assembly) {
    this.disks = disks;
    this.root = root;
    this.search = search;
    this.assembly = assembly;
  }

  /**
   * Finds the root on disks, which are closed with it, but stay open if there is none.
   *
   * @param place where the disks lie, for messages
   * @param volume by name, or the likeliest
   * @param isRoot tells the root of a server from other directories
   * @param mounts tells what a root has in its {@code fstab}
   */
  public static DiskRoot find(
      DiskSet disks,
      String place,
      Optional<String> volume,
      Predicate<Path> isRoot,
      Function<Path, List<Mount>> mounts)
      throws IOException {
    RootSearch search = new RootSearch(disks.volumes(), isRoot, mounts);
    OpenVolume found = volume.isPresent() ? search.named(volume.get()) : search.likeliest(place);
    Assembly assembly = Assembly.of(disks.volumes(), found, mounts.apply(found.root()));
    return new DiskRoot(disks, found, search, assembly);
  }

  @Override
  public String kind() {
    return disks.kind();
  }

  @Override
  public FileSystem files() {
    return assembly.files();
  }

  @Override
  public List<Path> evidence() {
    return disks.files();
  }

  @Override
  public List<Problem> problems() {
    List<Problem> problems = new ArrayList<>(disks.problems());
    problems.addAll(search.problems());
    root.files().problems().stream().map(DiskSet::problem).forEach(problems::add);
    problems.addAll(assembly.problems());
    return problems;
  }

  @Override
  public List<Mount> mounted(List<Mount> mounts) {
    return assembly.told(mounts);
  }

  /** What nobody would look for: a volume with files that the root does not mount. */
  @Override
  public List<Problem> leftOver(List<Mount> mounts) {
    if (mounts.isEmpty()) {
      return List.of();
    }
    Set<String> known = search.otherRoots();
    return assembly.unmounted().stream()
        .filter(volume -> !known.contains(volume.name()))
        .map(volume -> LeftOver.of(volume, assembly.unmountedMount(volume, mounts)))
        .toList();
  }

  @Override
  public Source describe(String location, List<Mount> mounts) {
    return disks.describe(location, assembly::mountedAt, mounts);
  }

  @Override
  public void close() throws IOException {
    try (disks;
        assembly) {
      root.files().close();
    }
  }
}
