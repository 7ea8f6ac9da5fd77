package dev.exhume.disk.image;

import dev.exhume.disk.image.part.BlockCache;
import dev.exhume.disk.image.part.ImageLayer;
import dev.exhume.disk.image.part.ImagePart;
import dev.exhume.disk.image.part.ImageParts;
import dev.exhume.disk.image.part.ParentLink;
import dev.exhume.disk.image.part.PartName;
import java.nio.file.Path;
import java.util.Optional;

/** Nothing is looked for: enough to see what an image says of itself. */
final class NoParts implements ImageParts {
  private final BlockCache cache = new BlockCache();
  private final Path image;

  NoParts(Path image) {
    this.image = image;
  }

  @Override
  public Optional<ImagePart> file(PartName name) {
    return Optional.empty();
  }

  @Override
  public Optional<ImageLayer> parent(ParentLink link) {
    return Optional.empty();
  }

  @Override
  public BlockCache cache() {
    return cache;
  }

  @Override
  public String name() {
    return String.valueOf(image.getFileName());
  }

  @Override
  public void problem(long offset, String message) {
    // Faults are noted when the image is opened to be read.
  }
}
