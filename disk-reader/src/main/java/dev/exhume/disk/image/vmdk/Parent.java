package dev.exhume.disk.image.vmdk;

import dev.exhume.binary.ByteSource;
import dev.exhume.disk.image.part.ImageLayer;
import dev.exhume.disk.image.part.ImageParts;
import dev.exhume.disk.image.part.Joined;
import dev.exhume.disk.image.part.MissingPart;
import dev.exhume.disk.image.part.ParentLink;
import dev.exhume.disk.image.part.PartName;
import dev.exhume.disk.image.part.Zeros;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * What a disk shows where its own extents hold nothing: its parent, or zeros.
 *
 * @param bytes absent where there is none
 * @param missing why a parent that there should be is none; empty otherwise
 */
record Parent(Optional<ByteSource> bytes, String missing) {
  static Parent of(Descriptor descriptor, ImageParts parts) throws IOException {
    if (!descriptor.hasParent()) {
      return new Parent(Optional.empty(), "");
    }
    List<PartName> names =
        descriptor.parentHint().stream()
            .map(hint -> new PartName(hint, descriptor.charset()))
            .toList();
    Optional<ImageLayer> layer =
        parts.parent(new ParentLink(names, descriptor.parentContentId(), false));
    if (layer.isPresent()) {
      return new Parent(Optional.of(layer.get().bytes()), "");
    }
    return new Parent(
        Optional.empty(),
        "parent \"%s\" of %s is missing"
            .formatted(
                descriptor
                    .parentHint()
                    .orElse("with the content id " + descriptor.parentContentId().orElse("")),
                parts.name()));
  }

  /** What lies beneath a part of the disk; a parent that was smaller is as if grown by zeros. */
  ByteSource beneath(long start, long size) throws IOException {
    if (!missing.isEmpty()) {
      return new MissingPart(missing, size);
    }
    long held = bytes.isEmpty() ? 0 : Math.min(size, bytes.get().size() - start);
    if (bytes.isEmpty() || held <= 0) {
      return new Zeros(size);
    }
    return Joined.of(List.of(bytes.get().slice(start, held), new Zeros(size - held)));
  }
}
