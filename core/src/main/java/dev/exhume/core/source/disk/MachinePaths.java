package dev.exhume.core.source.disk;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Objects;

/** What the files of a machine are called when somebody has said where its descriptor is. */
final class MachinePaths {
  private final Path descriptor;
  private final Path folder;

  MachinePaths(Path descriptor) {
    this.descriptor = descriptor;
    this.folder = folder(descriptor);
  }

  /** A file as seen from the descriptor, wherever the folder of both lies. */
  String name(Path file) {
    Path real = folder(file).resolve(file.getFileName());
    return real.startsWith(folder) ? folder.relativize(real).toString() : real.toString();
  }

  /** A file of a disk, told as the user told where the descriptor is. */
  String shown(Path file) {
    return descriptor.resolveSibling(name(file)).toString();
  }

  private static Path folder(Path file) {
    Path folder = Objects.requireNonNullElse(file.toAbsolutePath().getParent(), file);
    try {
      return folder.toRealPath();
    } catch (IOException gone) {
      return folder;
    }
  }
}
