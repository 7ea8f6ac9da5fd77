package dev.exhume.disk;

import java.util.Objects;

/**
 * A fault in a disk that was read nevertheless, and what it costs.
 *
 * @param place the image file or the volume
 * @param offset in bytes from the start of the place
 */
public record DiskProblem(String place, long offset, String message) {
  public DiskProblem {
    Objects.requireNonNull(place);
    Objects.requireNonNull(message);
  }
}
