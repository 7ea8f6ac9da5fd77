package dev.exhume.disk.image.part;

import dev.exhume.binary.ByteSource;
import java.util.Objects;
import java.util.Optional;

/**
 * One image as the bytes of a disk, put together with its parents.
 *
 * @param identity what a child knows its parent by, as the format writes it: the content id of a
 *     VMDK, the unique id of a VDI or VHD; the case of letters does not count
 * @param revision what changes when the image does, in formats that have both
 */
public record ImageLayer(ByteSource bytes, Optional<String> identity, Optional<String> revision) {
  public ImageLayer {
    Objects.requireNonNull(bytes);
    Objects.requireNonNull(identity);
    Objects.requireNonNull(revision);
  }

  /** An image of a format that has no revisions. */
  public ImageLayer(ByteSource bytes, Optional<String> identity) {
    this(bytes, identity, Optional.empty());
  }
}
