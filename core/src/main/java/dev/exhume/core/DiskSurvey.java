package dev.exhume.core;

import dev.exhume.core.profile.Problem;
import dev.exhume.core.profile.Source;
import dev.exhume.core.profile.Source.Mount;
import dev.exhume.core.source.disk.DiskRoot;
import dev.exhume.core.source.disk.DiskSet;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What is on the disks of a server, with or without a root among it.
 *
 * @param source the disks, the volumes, and where the root's {@code fstab} mounts them
 * @param problems what could not be read
 * @param rootless why no root was found, if none was
 */
public record DiskSurvey(Source source, List<Problem> problems, Optional<String> rootless) {
  public DiskSurvey {
    problems = List.copyOf(problems);
  }

  /**
   * Looks at disks.
   *
   * @param images in the order in which the server had the disks, or the descriptor of a virtual
   *     machine
   * @param volume that holds the root, if it is not to be searched for
   * @throws IOException when one of them cannot be opened
   */
  public static DiskSurvey of(List<Path> images, Optional<String> volume) throws IOException {
    return of(images, SourceOptions.ofVolume(volume));
  }

  /**
   * Looks at disks.
   *
   * @param images in the order in which the server had the disks, or the descriptor of a virtual
   *     machine
   * @throws IOException when one of them cannot be opened
   */
  public static DiskSurvey of(List<Path> images, SourceOptions options) throws IOException {
    String location = images.stream().map(Path::toString).collect(Collectors.joining(" "));
    try (DiskSet disks = DiskSet.open(images, options.ofMachine())) {
      try (DiskRoot root =
          DiskRoot.find(disks, location, options.volume(), LinuxRoot::isOne, ServerFiles::mounts)) {
        List<Mount> mounts = root.mounted(ServerFiles.mounts(root.files().getPath("/")));
        List<Problem> problems = new ArrayList<>(root.problems());
        problems.addAll(root.leftOver(mounts));
        return new DiskSurvey(root.describe(location, mounts), problems, Optional.empty());
      } catch (IOException e) {
        Source source = disks.describe(location);
        return new DiskSurvey(
            source, disks.problems(), Optional.of(String.valueOf(e.getMessage())));
      }
    }
  }
}
