package dev.exhume.disk.image;

import dev.exhume.disk.image.part.BlockCache;
import dev.exhume.disk.image.part.FaultLog;
import dev.exhume.disk.image.part.ImageLayer;
import dev.exhume.disk.image.part.ImagePart;
import dev.exhume.disk.image.part.ImageParts;
import dev.exhume.disk.image.part.ParentLink;
import dev.exhume.disk.image.part.PartName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The parts of one image, on the disks of this host. */
final class ImageFiles implements ImageParts {
  private static final int SECTOR_BYTES = 512;

  private final LayerReader layers;
  private final OpenFiles files;
  private final Path image;
  private final PartSearch search;

  /**
   * @param layers opens this image's parents
   * @param given the only folders in which parts may lie; none for no such limit
   */
  ImageFiles(LayerReader layers, OpenFiles files, Path image, List<Path> given) throws IOException {
    this.layers = layers;
    this.files = files;
    this.image = image;
    this.search = PartSearch.around(image, given);
  }

  @Override
  public Optional<ImagePart> file(PartName name) throws IOException {
    PartSearch.Result result = search.find(name);
    for (Path file : result.files()) {
      if (isPlausible(file, name)) {
        FaultLog faults = (at, message) -> files.problems().add(file.toString(), at, message);
        String shortName = String.valueOf(file.getFileName());
        files.addExtent(image, file);
        return Optional.of(new ImagePart(shortName, files.open(file), faults));
      }
    }
    files.addMissingExtent(name.text());
    problem(
        0,
        "\"%s\" was not found; looked for: %s"
            .formatted(name.text(), String.join(", ", result.tried())));
    return Optional.empty();
  }

  /**
   * What is no image by its content may be any file of the host: outside of the image's own folder
   * it has to have the length of a disk, and is told.
   */
  boolean isPlausible(Path file, PartName name) throws IOException {
    if (search.isOwn(file)) {
      return true;
    }
    long size = Files.size(file);
    if (size == 0 || size % SECTOR_BYTES != 0) {
      problem(
          0,
          "\"%s\" is not read from %s, which is outside of the image's folder and no disk"
              .formatted(name.text(), file));
      return false;
    }
    problem(
        0, "\"%s\" is read from %s, outside of the image's folder".formatted(name.text(), file));
    return true;
  }

  @Override
  public Optional<ImageLayer> parent(ParentLink link) throws IOException {
    return new ParentSearch(layers, search, this).find(link);
  }

  void noteMissingParent(String name) {
    files.addMissingParent(name);
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
