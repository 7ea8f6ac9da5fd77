package dev.exhume.core.source.disk;

import dev.exhume.core.profile.Problem;
import dev.exhume.core.profile.Source.Mount;
import dev.exhume.disk.filesystem.DiskFileSystem;
import dev.exhume.disk.volume.Volume;
import dev.exhume.disk.volume.VolumeContent;
import dev.exhume.disk.volume.Volumes;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Finds the one file system that is meant when somebody gives whole disks. */
final class RootSearch {
  private final Volumes volumes;
  private final Predicate<Path> isRoot;
  private final Function<Path, List<Mount>> mounts;
  private final List<Problem> problems = new ArrayList<>();
  private final Set<String> otherRoots = new HashSet<>();

  /**
   * @param isRoot tells the root of a server from other directories
   * @param mounts tells what a root has in its {@code fstab}
   */
  RootSearch(Volumes volumes, Predicate<Path> isRoot, Function<Path, List<Mount>> mounts) {
    this.volumes = volumes;
    this.isRoot = isRoot;
    this.mounts = mounts;
  }

  /** The file systems that could not be opened on the way, and the roots that were not taken. */
  List<Problem> problems() {
    return problems;
  }

  /** The volumes that hold a root as well. */
  Set<String> otherRoots() {
    return otherRoots;
  }

  /** A volume by any of its names, whatever is in it. */
  OpenVolume named(String name) throws IOException {
    Optional<Volume> volume = volumes.find(name);
    if (volume.isEmpty()) {
      throw new IOException("there is no volume %s: %s".formatted(name, list()));
    }
    return new OpenVolume(volume.get(), volume.get().open());
  }

  /**
   * The only file system, or the likeliest of those that hold a server's root.
   *
   * @param place where the disks lie, for messages
   */
  OpenVolume likeliest(String place) throws IOException {
    List<OpenVolume> opened = openAll(place);
    if (opened.size() == 1) {
      return opened.get(0);
    }
    List<RootCandidate> found =
        opened.stream()
            .filter(one -> isRoot.test(one.root()))
            .map(one -> RootCandidate.of(one, mounts.apply(one.root())))
            .toList();
    RootRanking ranking = new RootRanking(volumes, opened, found);
    List<RootCandidate> candidates = ranking.likeliestFirst();
    if (candidates.isEmpty()) {
      close(opened);
      throw new IOException(
          "%s: none of its file systems holds a Linux root; choose one with --volume: %s"
              .formatted(place, list()));
    }
    RootCandidate taken = candidates.get(0);
    for (RootCandidate other : candidates.subList(1, candidates.size())) {
      otherRoots.add(other.name());
      problems.add(
          Problem.of(
              other.name(),
              "holds a Linux root, too, but %s; --volume takes it"
                  .formatted(ranking.whyNot(other, taken))));
    }
    close(opened.stream().filter(one -> !one.equals(taken.open())).toList());
    return taken.open();
  }

  private List<OpenVolume> openAll(String place) throws IOException {
    List<OpenVolume> opened = new ArrayList<>();
    for (Volume volume : volumes) {
      if (volume.content().kind() == VolumeContent.Kind.FILE_SYSTEM) {
        try {
          opened.add(new OpenVolume(volume, volume.open()));
        } catch (IOException e) {
          // It may be none that matters; if no other is found, this is the reason.
          problems.add(Problem.of(volume.name(), "is not read: " + e.getMessage()));
        }
      }
    }
    if (opened.isEmpty()) {
      String reasons =
          problems.stream()
              .map(problem -> "; " + problem.path() + " " + problem.message())
              .collect(Collectors.joining());
      throw new IOException(
          "%s holds no file system that can be read: %s%s".formatted(place, list(), reasons));
    }
    return opened;
  }

  private static void close(List<OpenVolume> opened) throws IOException {
    for (OpenVolume one : opened) {
      one.files().close();
    }
  }

  private String list() {
    return volumes.all().isEmpty()
        ? "it has no volumes"
        : volumes.all().stream()
            .map(volume -> volume.name() + " is " + volume.content())
            .collect(Collectors.joining(", "));
  }

  /** A volume whose file system is open. */
  record OpenVolume(Volume volume, DiskFileSystem files) {
    Path root() {
      return files.files().getPath("/");
    }
  }
}
