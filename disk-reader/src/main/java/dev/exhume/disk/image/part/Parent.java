package dev.exhume.disk.image.part;

import dev.exhume.binary.ByteSource;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What an image shows where it holds nothing itself: its parent, or zeros.
 *
 * @param bytes absent where there is none
 * @param missing why a parent that there should be is none; empty otherwise
 */
public record Parent(Optional<ByteSource> bytes, String missing) {
  public Parent {
    Objects.requireNonNull(bytes);
    Objects.requireNonNull(missing);
  }

  /** Of an image that stands for itself. */
  public static Parent none() {
    return new Parent(Optional.empty(), "");
  }

  /** Of an image that has one, which may be missing. */
  public static Parent find(ParentLink link, ImageParts parts) throws IOException {
    Optional<ImageLayer> layer = parts.parent(link);
    if (layer.isPresent()) {
      return new Parent(Optional.of(layer.get().bytes()), "");
    }
    String name = link.names().isEmpty() ? link.identity().orElse("") : link.names().get(0).text();
    return new Parent(
        Optional.empty(), "parent \"%s\" of %s is missing".formatted(name, parts.name()));
  }

  /** What lies beneath a part of the disk; a parent that was smaller is as if grown by zeros. */
  public ByteSource beneath(long start, long size) throws IOException {
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
