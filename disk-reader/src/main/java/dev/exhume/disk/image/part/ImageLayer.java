package dev.exhume.disk.image.part;

import dev.exhume.binary.ByteSource;
import java.util.Objects;
import java.util.Optional;

/**
 * One image as the bytes of a disk, put together with its parents.
 *
 * @param identity what a child knows its parent by, as the format writes it: the content id of a
 *     VMDK, the unique id of a VDI or VHD; the case of letters does not count
 */
public record ImageLayer(ByteSource bytes, Optional<String> identity) {
  public ImageLayer {
    Objects.requireNonNull(bytes);
    Objects.requireNonNull(identity);
  }
}
