package dev.exhume.core.kit.root;

import java.util.Optional;

/** Leaves out sockets, device nodes and files of a type that Linux does not know. */
final class SpecialFiles implements SurgeryRule {
  @Override
  public Optional<Treatment> judge(RootFile file) {
    return switch (file.type()) {
      case SOCKET ->
          Optional.of(
              Treatment.leaveOut(
                  ChangeRule.UNARCHIVABLE, file, "a socket means nothing without its process"));
      case CHARACTER_DEVICE, BLOCK_DEVICE ->
          Optional.of(
              Treatment.leaveOut(
                  ChangeRule.DEVICE_NODES,
                  file,
                  "engines without root rights cannot make device nodes outside /dev"));
      case UNKNOWN ->
          Optional.of(
              Treatment.leaveOut(ChangeRule.UNARCHIVABLE, file, "its inode has no valid type"));
      case FIFO, DIRECTORY, REGULAR, SYMBOLIC_LINK -> Optional.empty();
    };
  }
}
