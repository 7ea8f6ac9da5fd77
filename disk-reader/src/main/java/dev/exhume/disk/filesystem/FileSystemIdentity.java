package dev.exhume.disk.filesystem;

import java.util.Objects;
import java.util.Optional;

/**
 * What a file system says of itself, without being opened.
 *
 * @param uuid as {@code /etc/fstab} writes it
 * @param state as it is on the volume, whatever is recovered when it is opened; empty if it does
 *     not say
 * @param lastMountedAt the directory on which it was mounted last, as far as it is noted: initial
 *     file systems have others for the root, {@code /sysroot}, {@code /root}
 */
public record FileSystemIdentity(
    FileSystemFormat format,
    Optional<String> label,
    Optional<String> uuid,
    Optional<FileSystemState> state,
    Optional<String> lastMountedAt) {
  public FileSystemIdentity {
    Objects.requireNonNull(format);
    Objects.requireNonNull(label);
    Objects.requireNonNull(uuid);
    Objects.requireNonNull(state);
    Objects.requireNonNull(lastMountedAt);
  }

  /** Of a file system that does not say where it was mounted. */
  public FileSystemIdentity(
      FileSystemFormat format,
      Optional<String> label,
      Optional<String> uuid,
      Optional<FileSystemState> state) {
    this(format, label, uuid, state, Optional.empty());
  }

  /** Of a file system that does not say how it was left. */
  public FileSystemIdentity(
      FileSystemFormat format, Optional<String> label, Optional<String> uuid) {
    this(format, label, uuid, Optional.empty());
  }
}
