package dev.exhume.disk.filesystem;

import java.util.Objects;
import java.util.Optional;

/**
 * What a file system says of itself, without being opened.
 *
 * @param uuid as {@code /etc/fstab} writes it
 */
public record FileSystemIdentity(
    FileSystemFormat format, Optional<String> label, Optional<String> uuid) {
  public FileSystemIdentity {
    Objects.requireNonNull(format);
    Objects.requireNonNull(label);
    Objects.requireNonNull(uuid);
  }
}
