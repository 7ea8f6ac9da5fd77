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
import java.util.function.Predicate;

/** One file system of a server's disks. */
public final class DiskRoot implements RootSource {
  private final DiskSet disks;
  private final OpenVolume root;
  private final List<Problem> unread;

  private DiskRoot(DiskSet disks, OpenVolume root, List<Problem> unread) {
    this.disks = disks;
    this.root = root;
    this.unread = List.copyOf(unread);
  }

  /**
   * Finds the root on disks, which are closed with it, but stay open if there is none.
   *
   * @param place where the disks lie, for messages
   * @param volume by name, or the only one that qualifies
   * @param isRoot tells the root of a server from other directories
   */
  public static DiskRoot find(
      DiskSet disks, String place, Optional<String> volume, Predicate<Path> isRoot)
      throws IOException {
    RootSearch search = new RootSearch(disks.volumes(), isRoot);
    OpenVolume found = volume.isPresent() ? search.named(volume.get()) : search.only(place);
    return new DiskRoot(disks, found, search.problems());
  }

  @Override
  public String kind() {
    return DiskSet.KIND;
  }

  @Override
  public FileSystem files() {
    return root.files().files();
  }

  @Override
  public List<Path> evidence() {
    return disks.files();
  }

  @Override
  public List<Problem> problems() {
    List<Problem> problems = new ArrayList<>(disks.problems());
    problems.addAll(unread);
    root.files().problems().stream().map(DiskSet::problem).forEach(problems::add);
    return problems;
  }

  @Override
  public Source describe(String location, List<Mount> mounts) {
    return disks.describe(location, Optional.of(root.volume()), mounts);
  }

  @Override
  public void close() throws IOException {
    try (disks) {
      root.files().close();
    }
  }
}
