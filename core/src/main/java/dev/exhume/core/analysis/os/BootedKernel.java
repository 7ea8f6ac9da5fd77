package dev.exhume.core.analysis.os;

import dev.exhume.core.analysis.bootloader.BootEntry;
import dev.exhume.core.analysis.bootloader.BootLoader;
import dev.exhume.core.reading.Problems;
import dev.exhume.core.reading.ServerPath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The kernel that the boot loader started when nobody chose another one. */
final class BootedKernel {
  private static final Pattern IMAGE_NAME = Pattern.compile("vmlinu[xz]-(.+)");

  private BootedKernel() {}

  /** Its version, in the image's name or in that of the file it is a link to. */
  static Optional<String> version(Path root, Problems problems) {
    return BootLoader.defaultEntry(root, problems)
        .map(BootEntry::image)
        .flatMap(
            image ->
                versionOfName(image)
                    .or(
                        () ->
                            ServerPath.of(root, "/boot/" + lastName(image))
                                .flatMap(BootedKernel::target)));
  }

  private static Optional<String> target(Path link) {
    try {
      return Files.isSymbolicLink(link)
          ? versionOfName(Files.readSymbolicLink(link).toString())
          : Optional.empty();
    } catch (IOException unreadable) {
      // The kernel is informative only: the container runs on that of its host.
      return Optional.empty();
    }
  }

  private static Optional<String> versionOfName(String path) {
    Matcher matcher = IMAGE_NAME.matcher(lastName(path));
    return matcher.matches() ? Optional.of(matcher.group(1)) : Optional.empty();
  }

  private static String lastName(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }
}
