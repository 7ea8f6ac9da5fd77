package dev.exhume.core.profile;

import java.util.Optional;

/**
 * What could not be read, and what that costs the reader of the profile.
 *
 * @param path the file, as the dead server named it
 * @param offset of the damage in bytes, where there is one place
 */
public record Problem(String path, String message, Optional<Long> offset) {
  /** A problem with a file as a whole. */
  public static Problem of(String path, String message) {
    return new Problem(path, message, Optional.empty());
  }
}
