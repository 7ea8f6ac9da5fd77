package dev.exhume.disk.volume.lvm.mapping;

import dev.exhume.binary.ByteSource;
import dev.exhume.disk.image.part.MissingPart;

/**
 * The bytes of a logical volume or of a part of it.
 *
 * @param isComplete whether all that they are put together from is there
 */
record Extents(ByteSource bytes, boolean isComplete) {
  /**
   * Extents that cannot be read.
   *
   * @param reason as a sentence
   */
  static Extents missing(String reason, long size) {
    return new Extents(new MissingPart(reason, size), false);
  }
}
