package dev.exhume.core.source.disk;

import dev.exhume.core.profile.Problem;
import dev.exhume.core.profile.Source.Mount;
import dev.exhume.core.reading.Folder;
import dev.exhume.core.reading.Problems;
import dev.exhume.disk.filesystem.DiskFileSystem;
import dev.exhume.disk.volume.Volume;
import dev.exhume.disk.volume.VolumeContent;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** What seems to be on a volume that is not mounted in the root. */
final class LeftOver {
  private static final int MAX_NAMES = 8;

  /** Other names could be anything, and say little to a reader. */
  private static final Pattern PLAIN_NAME = Pattern.compile("[\\w.+-]{1,40}");

  private LeftOver() {}

  /**
   * Tells of a volume.
   *
   * @param mount that {@code fstab} has for it nevertheless
   */
  static Problem of(Volume volume, Optional<Mount> mount) {
    if (volume.content().kind() == VolumeContent.Kind.LUKS) {
      return Problem.of(
          volume.name(),
          "is encrypted%s: what is on it cannot be read; open it elsewhere, and give that as an"
                  .formatted(mount.map(of -> " and mounted at " + of.mountPoint()).orElse(""))
              + " image");
    }
    return Problem.of(
        volume.name(),
        "is %s%s of %d bytes that /etc/fstab %s; %s"
            .formatted(
                volume.content(),
                volume.label().map(label -> " \"" + label + "\"").orElse(""),
                volume.sizeBytes(),
                mount.map(LeftOver::how).orElse("does not mount"),
                content(volume)));
  }

  private static String how(Mount mount) {
    return mount.options().contains("noauto")
        ? "mounts only on demand, at " + mount.mountPoint()
        : "mounts at %s, where it is not".formatted(mount.mountPoint());
  }

  private static String content(Volume volume) {
    try (DiskFileSystem files = volume.open()) {
      List<String> names =
          Folder.entries(files.files().getPath("/"), new Problems()).stream()
              .map(Path::getFileName)
              .map(Path::toString)
              .filter(name -> !name.equals("lost+found") && PLAIN_NAME.matcher(name).matches())
              .toList();
      String place =
          files
              .identity()
              .lastMountedAt()
              .map(at -> "it was last at %s, ".formatted(at))
              .orElse("");
      return names.isEmpty()
          ? place + "it seems to be empty"
          : "%sit has %s; --volume shows what is in it".formatted(place, first(names));
    } catch (IOException e) {
      return "it is not read: " + e.getMessage();
    }
  }

  private static String first(List<String> names) {
    return names.size() > MAX_NAMES
        ? "%s and %d more"
            .formatted(String.join(", ", names.subList(0, MAX_NAMES)), names.size() - MAX_NAMES)
        : String.join(", ", names);
  }
}
