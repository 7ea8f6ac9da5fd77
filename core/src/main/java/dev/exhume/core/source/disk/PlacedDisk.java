package dev.exhume.core.source.disk;

import dev.exhume.core.source.spool.Compression;
import dev.exhume.core.source.spool.Spool;
import dev.exhume.disk.image.DiskImage;
import dev.exhume.disk.image.ImagePiece;
import dev.exhume.vm.DiskPlace;
import dev.exhume.vm.FileExtent;
import dev.exhume.vm.VirtualDisk;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongConsumer;

/**
 * The image of a disk, read where it lies: a file, pieces of one, a member of an archive. One that
 * is packed by gzip as a whole is unpacked into a temporary file first.
 *
 * @param damage what is wrong with its packing
 */
record PlacedDisk(DiskImage image, Optional<String> damage) {
  /** What an image has besides the bytes of its disk is less than this and an eighth of them. */
  private static final long MAX_OVERHEAD_BYTES = 64L << 20;

  private static final int OVERHEAD_FRACTION = 8;

  /**
   * Opens it.
   *
   * @param folders of the machine, outside of which nothing is read
   * @param unpacked is given the bytes that were unpacked so far
   */
  static PlacedDisk open(
      VirtualDisk disk, DiskPlace place, List<Path> folders, LongConsumer unpacked)
      throws IOException {
    Optional<Path> whole = place.wholeFile();
    if (whole.isPresent()) {
      return new PlacedDisk(DiskImage.open(whole.get(), folders(disk, folders)), Optional.empty());
    }
    if (place.compression() == DiskPlace.Compression.GZIP) {
      return unpack(disk, place, unpacked);
    }
    List<ImagePiece> pieces =
        place.pieces().stream()
            .map(piece -> new ImagePiece(piece.file(), piece.offset(), piece.length()))
            .toList();
    return new PlacedDisk(DiskImage.openInside(pieces), Optional.empty());
  }

  /** Those of the machine, and below them those in which it has layers of this disk. */
  private static List<Path> folders(VirtualDisk disk, List<Path> folders) {
    Set<Path> all = new LinkedHashSet<>(folders);
    disk.layers().stream()
        .flatMap(layer -> layer.place().stream())
        .flatMap(place -> place.pieces().stream())
        .flatMap(piece -> Optional.ofNullable(piece.file().getParent()).stream())
        .forEach(all::add);
    return List.copyOf(all);
  }

  private static PlacedDisk unpack(VirtualDisk disk, DiskPlace place, LongConsumer unpacked)
      throws IOException {
    List<Path> files = place.pieces().stream().map(FileExtent::file).distinct().toList();
    Spool spool = Spool.of(place.openStream(), Compression.GZIP, maxBytes(disk), unpacked);
    boolean isDone = false;
    try {
      PlacedDisk opened = new PlacedDisk(DiskImage.of(files, spool.content()), spool.damage());
      isDone = true;
      return opened;
    } finally {
      if (!isDone) {
        spool.close();
      }
    }
  }

  private static long maxBytes(VirtualDisk disk) {
    return disk.capacityBytes()
        .filter(capacity -> capacity > 0 && capacity < Long.MAX_VALUE / 2)
        .map(capacity -> capacity + capacity / OVERHEAD_FRACTION + MAX_OVERHEAD_BYTES)
        .orElse(Long.MAX_VALUE);
  }
}
