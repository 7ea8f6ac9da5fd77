package dev.exhume.disk.image;

import dev.exhume.disk.image.part.BlockCache;
import dev.exhume.disk.image.part.ImageLayer;
import dev.exhume.disk.image.part.ImagePart;
import dev.exhume.disk.image.part.ImageParts;
import dev.exhume.disk.image.part.ParentLink;
import dev.exhume.disk.image.part.PartName;
import java.nio.file.Path;
import java.util.Optional;

/** Nothing is looked for: enough for an image that stands alone, or to see what it is. */
final class NoParts implements ImageParts {
  private final Path image;
  private final OpenFiles files;

  /**
   * @param files takes the problems
   */
  NoParts(Path image, OpenFiles files) {
    this.image = image;
    this.files = files;
  }

  @Override
  public Optional<ImagePart> file(PartName name) {
    files.addMissingExtent(name.text());
    problem(
        0,
        "\"%s\" is not looked for: the image lies inside of another file".formatted(name.text()));
    return Optional.empty();
  }

  @Override
  public Optional<ImageLayer> parent(ParentLink link) {
    String name = ParentSearch.name(link);
    files.addMissingParent(name);
    problem(
        0,
        "its parent \"%s\" is not looked for: the image lies inside of another file"
            .formatted(name));
    return Optional.empty();
  }

  @Override
  public BlockCache cache() {
    return files.cache();
  }

  @Override
  public String name() {
    return String.valueOf(image.getFileName());
  }

  @Override
  public void problem(long offset, String message) {
    files.problems().add(image.toString(), offset, message);
  }
}
