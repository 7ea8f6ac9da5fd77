package dev.exhume.core.source.disk;

import dev.exhume.disk.image.DiskImage;
import dev.exhume.vm.DiskLayer;
import dev.exhume.vm.DiskPlace;
import dev.exhume.vm.VirtualDisk;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * The images that a disk is read from.
 *
 * @param images the newest first, those that are missing too
 * @param missingExtents files of images that are not there, as the images call them
 */
public record DiskChain(List<Image> images, List<String> missingExtents) {
  public DiskChain {
    images = List.copyOf(images);
    missingExtents = List.copyOf(missingExtents);
  }

  /**
   * An image of the chain.
   *
   * @param name as seen from the descriptor; as it is written there or in a child if it is missing
   * @param place where it lies; empty if it is missing
   * @param files that it lies in
   * @param sizeBytes of these files together
   */
  public record Image(String name, Optional<String> place, int files, long sizeBytes) {
    public Image {
      Objects.requireNonNull(name);
      Objects.requireNonNull(place);
    }

    private static Image missing(String name) {
      return new Image(name, Optional.empty(), 0, 0);
    }
  }

  /** As the descriptor alone tells of it. */
  static DiskChain described(VirtualDisk disk, MachinePaths paths) {
    return new DiskChain(
        disk.layers().stream().map(layer -> image(layer, paths)).toList(), List.of());
  }

  /** As the image and those that it builds on tell of it. */
  static DiskChain of(VirtualDisk disk, DiskPlace place, DiskImage opened, MachinePaths paths) {
    List<Image> images = new ArrayList<>();
    for (DiskLayer layer : disk.layers()) {
      if (layer.place().isPresent()) {
        break;
      }
      images.add(Image.missing(layer.file()));
    }
    if (place.wholeFile().isPresent()) {
      opened.chain().forEach(file -> images.add(image(file, opened, paths)));
    } else {
      images.add(image(disk.file(), place, paths));
    }
    opened.missingParents().forEach(name -> images.add(Image.missing(name)));
    return new DiskChain(images, opened.missingExtents());
  }

  /** The names of the images, and of all files that are not there. */
  List<String> names() {
    return images.stream().map(Image::name).toList();
  }

  List<String> missing() {
    List<String> missing = new ArrayList<>();
    images.stream().filter(image -> image.place().isEmpty()).map(Image::name).forEach(missing::add);
    missing.addAll(missingExtents);
    return missing;
  }

  private static Image image(DiskLayer layer, MachinePaths paths) {
    return layer
        .place()
        .map(place -> image(layer.file(), place, paths))
        .orElseGet(() -> Image.missing(layer.file()));
  }

  private static Image image(String name, DiskPlace place, MachinePaths paths) {
    Path first = place.pieces().get(0).file();
    long offset = place.pieces().get(0).offset();
    String shown = paths.shown(first);
    return new Image(
        name,
        Optional.of(offset == 0 ? shown : "%s at byte %d".formatted(shown, offset)),
        place.pieces().size(),
        place.packedBytes());
  }

  private static Image image(Path file, DiskImage opened, MachinePaths paths) {
    List<Path> extents = opened.extents(file);
    long size = size(file);
    for (Path extent : extents) {
      size += size(extent);
    }
    return new Image(paths.name(file), Optional.of(paths.shown(file)), extents.size() + 1, size);
  }

  private static long size(Path file) {
    try {
      return Files.size(file);
    } catch (IOException e) {
      // It is open, and so was there: whoever took it away meanwhile has its bytes, too.
      return 0;
    }
  }
}
