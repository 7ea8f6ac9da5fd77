package dev.exhume.disk.image;

import java.nio.file.Path;
import java.util.Objects;

/**
 * A run of bytes in a file, which is an image or a piece of one: a member of an archive.
 *
 * @param offset in bytes from the start of the file
 * @param length in bytes
 */
public record ImagePiece(Path file, long offset, long length) {
  public ImagePiece {
    Objects.requireNonNull(file);
  }
}
