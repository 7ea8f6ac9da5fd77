package dev.exhume.disk.image.part;

import dev.exhume.binary.ByteSource;
import java.util.Objects;

/**
 * A file that an image is put together from.
 *
 * @param name how errors call it
 * @param faults where its faults are noted
 */
public record ImagePart(String name, ByteSource bytes, FaultLog faults) {
  public ImagePart {
    Objects.requireNonNull(name);
    Objects.requireNonNull(bytes);
    Objects.requireNonNull(faults);
  }
}
