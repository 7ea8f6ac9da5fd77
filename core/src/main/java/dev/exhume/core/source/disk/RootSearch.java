package dev.exhume.core.source.disk;

import dev.exhume.core.profile.Problem;
import dev.exhume.disk.filesystem.DiskFileSystem;
import dev.exhume.disk.volume.Volume;
import dev.exhume.disk.volume.VolumeContent;
import dev.exhume.disk.volume.Volumes;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Finds the one file system that is meant when somebody gives whole disks. */
final class RootSearch {
  private final Volumes volumes;
  private final Predicate<Path> isRoot;
  private final List<Problem> problems = new ArrayList<>();

  /**
   * @param isRoot tells the root of a server from other directories
   */
  RootSearch(Volumes volumes, Predicate<Path> isRoot) {
    this.volumes = volumes;
    this.isRoot = isRoot;
  }

  /** The file systems that could not be opened on the way. */
  List<Problem> problems() {
    return problems;
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
   * The only file system, or the only one that holds a server's root.
   *
   * @param place where the disks lie, for messages
   */
  OpenVolume only(String place) throws IOException {
    List<OpenVolume> opened = openAll(place);
    List<OpenVolume> wanted = opened;
    if (opened.size() > 1) {
      wanted = opened.stream().filter(one -> isRoot.test(one.root())).toList();
    }
    if (wanted.size() != 1) {
      close(opened);
      throw new IOException(
          "%s: %s; choose one with --volume: %s"
              .formatted(
                  place,
                  wanted.isEmpty()
                      ? "none of its file systems holds a Linux root"
                      : "several of its file systems hold a Linux root",
                  list()));
    }
    OpenVolume found = wanted.get(0);
    close(opened.stream().filter(one -> !one.equals(found)).toList());
    return found;
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
