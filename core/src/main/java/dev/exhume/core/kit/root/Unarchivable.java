package dev.exhume.core.kit.root;

import dev.exhume.filesystem.SparseChannel;
import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.util.Optional;

/** Leaves out what no tar archive can hold, or not before the end of days. */
final class Unarchivable implements SurgeryRule {
  @Override
  public Optional<Treatment> judge(RootFile file) throws IOException {
    return switch (file.type()) {
      case SOCKET ->
          Optional.of(
              Treatment.leaveOut(ChangeRule.UNARCHIVABLE, file, "a tar archive holds no sockets"));
      case UNKNOWN ->
          Optional.of(
              Treatment.leaveOut(ChangeRule.UNARCHIVABLE, file, "its inode has no valid type"));
      case REGULAR -> giant(file);
      case CHARACTER_DEVICE, BLOCK_DEVICE, FIFO, DIRECTORY, SYMBOLIC_LINK -> Optional.empty();
    };
  }

  /** Of a giant whose holes are known only what it holds is read and written. */
  private static Optional<Treatment> giant(RootFile file) throws IOException {
    if (!GiantFiles.isGiant(file)) {
      return Optional.empty();
    }
    try (SeekableByteChannel content = Files.newByteChannel(file.path())) {
      return content instanceof SparseChannel
          ? Optional.empty()
          : Optional.of(Treatment.leaveOut(ChangeRule.UNARCHIVABLE, file, GiantFiles.whyNot(file)));
    }
  }
}
