package dev.exhume.vm;

import java.nio.file.Path;
import java.util.Objects;

/**
 * A run of bytes in a file.
 *
 * @param file a real path: no link on the way
 * @param offset in bytes; 0 unless the file is an archive
 * @param length in bytes
 */
public record FileExtent(Path file, long offset, long length) {
  public FileExtent {
    Objects.requireNonNull(file);
    if (offset < 0 || length < 0 || offset > Long.MAX_VALUE - length) {
      throw new IllegalArgumentException("%d bytes at %d".formatted(length, offset));
    }
  }
}
