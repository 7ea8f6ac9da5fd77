package dev.exhume.disk.image.vmdk;

import dev.exhume.binary.ByteSource;
import dev.exhume.binary.MalformedDataException;
import dev.exhume.binary.UnsupportedFeatureException;
import dev.exhume.disk.image.part.ImagePart;
import dev.exhume.disk.image.part.ImageParts;
import dev.exhume.disk.image.part.Joined;
import dev.exhume.disk.image.part.MissingPart;
import dev.exhume.disk.image.part.Parent;
import dev.exhume.disk.image.part.PartName;
import dev.exhume.disk.image.part.Zeros;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The extents of a disk, one after the other, as its descriptor lists them. */
final class Extents {
  private final Descriptor descriptor;
  private final ImageParts parts;
  private final Parent parent;

  Extents(Descriptor descriptor, ImageParts parts, Parent parent) {
    this.descriptor = descriptor;
    this.parts = parts;
    this.parent = parent;
  }

  /**
   * Opens them all; none is left out, lest those after it move.
   *
   * @param own the sparse extent that the descriptor lies in, whatever it is called there
   */
  ByteSource open(Optional<ImagePart> own) throws IOException {
    List<ByteSource> sources = new ArrayList<>();
    Optional<ImagePart> unused = own;
    long start = 0;
    for (ExtentLine line : descriptor.extents()) {
      ByteSource beneath = parent.beneath(start, line.sizeBytes());
      if (unused.isPresent() && line.isOf(ExtentType.SPARSE)) {
        sources.add(sparse(unused.get(), line, beneath));
        unused = Optional.empty();
      } else {
        sources.add(open(line, beneath));
      }
      start += line.sizeBytes();
    }
    return Joined.of(sources);
  }

  private ByteSource open(ExtentLine line, ByteSource beneath) throws IOException {
    if (line.isOf(ExtentType.ZERO)) {
      return new Zeros(line.sizeBytes());
    }
    if (line.type().isEmpty()) {
      parts.problem(0, "extent \"%s\" is of no known type".formatted(line.file()));
      return missing(line, "is of no known type");
    }
    Optional<ImagePart> file = parts.file(new PartName(line.file(), descriptor.charset()));
    if (file.isEmpty()) {
      return missing(line, "was not found");
    }
    if (line.type().get().isPlain()) {
      return plain(file.get(), line);
    }
    try {
      return sparse(file.get(), line, beneath);
    } catch (MalformedDataException | UnsupportedFeatureException e) {
      file.get().faults().problem(0, String.valueOf(e.getMessage()));
      return missing(line, "cannot be read: " + e.getMessage());
    }
  }

  private MissingPart missing(ExtentLine line, String reason) {
    return new MissingPart(
        "extent \"%s\" of %s %s".formatted(line.file(), parts.name(), reason), line.sizeBytes());
  }

  private static ByteSource plain(ImagePart file, ExtentLine line) throws IOException {
    long there = file.bytes().size() - line.startBytes();
    if (there < line.sizeBytes()) {
      file.faults()
          .problem(
              file.bytes().size(),
              "the file ends %d bytes before the extent does".formatted(line.sizeBytes() - there));
    }
    return file.bytes().slice(line.startBytes(), line.sizeBytes());
  }

  private ByteSource sparse(ImagePart file, ExtentLine line, ByteSource beneath)
      throws IOException {
    SparseExtent extent = SparseExtent.open(file, parts.cache());
    if (extent.capacityBytes() < line.sizeBytes()) {
      file.faults()
          .problem(
              0,
              "the extent has a capacity of %d bytes, fewer than the %d of the descriptor"
                  .formatted(extent.capacityBytes(), line.sizeBytes()));
    }
    return extent.bytes(line.sizeBytes(), beneath);
  }
}
