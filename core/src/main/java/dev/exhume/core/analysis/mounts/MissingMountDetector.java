package dev.exhume.core.analysis.mounts;

import dev.exhume.core.profile.MountStatus;
import dev.exhume.core.profile.Source;
import dev.exhume.core.profile.Source.Mount;
import dev.exhume.core.reading.Folder;
import dev.exhume.core.reading.Problems;
import dev.exhume.core.reading.ServerPath;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Finds what the server mounted that is not here, and what hangs on it. */
public final class MissingMountDetector {
  private MissingMountDetector() {}

  /**
   * What is missing, in the order of {@code fstab}.
   *
   * @param source with the volumes that are there, and the mounts
   * @param uses finds what of the server points into a directory
   */
  public static List<MissingMount> detect(
      Path root, Source source, MountUses uses, Problems problems) {
    return source.mounts().stream()
        .filter(mount -> mount.status() == MountStatus.MISSING)
        .map(mount -> missing(root, source, mount, uses, problems))
        .toList();
  }

  private static MissingMount missing(
      Path root, Source source, Mount mount, MountUses uses, Problems problems) {
    Optional<LikelyContent> content = LikelyContent.of(mount.mountPoint());
    return new MissingMount(
        mount,
        content.map(LikelyContent::content),
        content.filter(LikelyContent::isScratch).isPresent(),
        place(root, mount.mountPoint(), problems),
        uses.of(mount.mountPoint()),
        MountAdvice.on(mount, source));
  }

  private static String place(Path root, String mountPoint, Problems problems) {
    Optional<Path> directory = ServerPath.of(root, mountPoint).filter(Files::isDirectory);
    if (directory.isEmpty()) {
      return "there is no such directory";
    }
    int entries = Folder.entries(directory.get(), problems).size();
    return entries == 0
        ? "the directory is empty"
        : "what is in the directory, %d files or directories, lay hidden below it"
            .formatted(entries);
  }
}
