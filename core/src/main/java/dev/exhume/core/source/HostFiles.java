package dev.exhume.core.source;

import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How this host's files are read. No method follows a link. */
interface HostFiles {
  /** A regular file, opened for reading. */
  SeekableByteChannel open(Path file) throws IOException;

  /** The names in a directory, without {@code .} and {@code ..}. */
  List<String> names(Path directory) throws IOException;

  /** The target of a symbolic link. */
  String linkTarget(Path link) throws IOException;

  /** The extended attributes of a regular file or a directory, as far as the host shows them. */
  Map<String, byte[]> extendedAttributes(Path file) throws IOException;

  /** Whether the host may have noted an access to what was read so far. */
  boolean leavesTraces();

  /** The way to read that leaves the fewest traces. */
  static HostFiles of(Path directory) throws IOException {
    if (directory.getFileSystem() == FileSystems.getDefault()) {
      Optional<KernelCalls> kernel = KernelCalls.available();
      if (kernel.isPresent()) {
        return new QuietFiles(kernel.get());
      }
    }
    return PlainFiles.of(directory);
  }
}
