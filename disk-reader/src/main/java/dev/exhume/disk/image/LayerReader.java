package dev.exhume.disk.image;

import dev.exhume.binary.ByteSource;
import dev.exhume.binary.MalformedDataException;
import dev.exhume.disk.image.part.ImageLayer;
import dev.exhume.disk.image.part.ImageParts;
import dev.exhume.disk.image.part.Joined;
import dev.exhume.disk.image.qcow.QcowImage;
import dev.exhume.disk.image.vdi.VdiImage;
import dev.exhume.disk.image.vhd.VhdImage;
import dev.exhume.disk.image.vhdx.VhdxImage;
import dev.exhume.disk.image.vmdk.VmdkImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Opens images, each upon its parent. */
final class LayerReader {
  /** Longer chains than any product makes. */
  private static final int MAX_CHILDREN = 64;

  private final OpenFiles files;
  private final List<Path> given;
  private final List<Path> children;

  private LayerReader(OpenFiles files, List<Path> given, List<Path> children) {
    this.files = files;
    this.given = given;
    this.children = children;
  }

  /**
   * Opens the image on top, on which no other builds.
   *
   * @param given the only folders in which parts may lie, without links; none for no such limit
   */
  static LayerReader of(OpenFiles files, List<Path> given) {
    return new LayerReader(files, given, List.of());
  }

  /** An image and what it is. */
  record Opened(ImageFormat format, ImageLayer layer) {}

  /** Opens an image, which its content tells apart from those of other formats. */
  Opened open(Path file) throws IOException {
    ByteSource bytes = bytes(file);
    files.addLayer(file);
    ImageFormat format = ImageFormat.of(bytes);
    List<Path> family = new ArrayList<>(children);
    family.add(file.toRealPath());
    LayerReader parents = new LayerReader(files, given, List.copyOf(family));
    return new Opened(format, read(format, bytes, new ImageFiles(parents, files, file, given)));
  }

  /** Opens an image that lies inside of files, with nothing beside it. */
  Opened openInside(List<ImagePiece> pieces) throws IOException {
    Path first = pieces.get(0).file();
    files.addLayer(first);
    List<ByteSource> parts = new ArrayList<>();
    for (ImagePiece piece : pieces) {
      parts.add(bytes(piece));
      if (!piece.file().equals(first)) {
        files.addExtent(first, piece.file());
      }
    }
    return openAlone(first, Joined.of(parts));
  }

  private ByteSource bytes(ImagePiece piece) throws IOException {
    ByteSource whole = files.open(piece.file().toRealPath());
    if (piece.offset() < 0
        || piece.length() < 0
        || piece.offset() > whole.size() - piece.length()) {
      throw new MalformedDataException(
          piece.file().toString(),
          piece.offset(),
          "%d bytes reach past the end at 0x%x".formatted(piece.length(), whole.size()));
    }
    return whole.slice(piece.offset(), piece.length());
  }

  /** Opens an image whose bytes were put together elsewhere. */
  Opened openAlone(List<Path> from, ByteSource bytes) throws IOException {
    files.adopt(from, bytes);
    files.addLayer(from.get(0));
    from.stream().skip(1).forEach(file -> files.addExtent(from.get(0), file));
    return openAlone(from.get(0), bytes);
  }

  private Opened openAlone(Path file, ByteSource bytes) throws IOException {
    ImageFormat format = ImageFormat.of(bytes);
    return new Opened(format, read(format, bytes, new NoParts(file, files)));
  }

  /** Opens the bytes of a file as they are. */
  ImageLayer openRaw(Path file) throws IOException {
    ImageLayer layer = new ImageLayer(bytes(file), Optional.empty());
    files.addLayer(file);
    return layer;
  }

  /** The identity of an image, which is not opened for more than that. */
  static Optional<String> identity(Path file) {
    try (ByteSource bytes = ByteSource.open(file)) {
      return read(ImageFormat.of(bytes), bytes, new NoParts(file, new OpenFiles())).identity();
    } catch (IOException e) {
      // What cannot be read has no identity.
      return Optional.empty();
    }
  }

  /** Whether images in a circle would be each other's parents. */
  boolean buildsOn(Path real) {
    return children.contains(real);
  }

  boolean isTooDeep() {
    return children.size() > MAX_CHILDREN;
  }

  private ByteSource bytes(Path file) throws IOException {
    Optional<SplitFile> split = SplitFile.around(file, files.problems());
    if (split.isEmpty()) {
      return files.open(file.toRealPath());
    }
    split.get().others(file).forEach(piece -> files.addExtent(file, piece));
    return split.get().open(files);
  }

  private static ImageLayer read(ImageFormat format, ByteSource bytes, ImageParts parts)
      throws IOException {
    return switch (format) {
      case RAW -> new ImageLayer(bytes, Optional.empty());
      case VMDK -> VmdkImage.open(bytes, parts);
      case QCOW -> QcowImage.open(bytes, parts);
      case VDI -> VdiImage.open(bytes, parts);
      case VHD -> VhdImage.open(bytes, parts);
      case VHDX -> VhdxImage.open(bytes, parts);
    };
  }
}
