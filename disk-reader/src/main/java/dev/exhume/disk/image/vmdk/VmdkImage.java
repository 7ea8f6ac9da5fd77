package dev.exhume.disk.image.vmdk;

import dev.exhume.binary.ByteSource;
import dev.exhume.binary.Bytes;
import dev.exhume.binary.MalformedDataException;
import dev.exhume.disk.image.part.ImageLayer;
import dev.exhume.disk.image.part.ImagePart;
import dev.exhume.disk.image.part.ImageParts;
import dev.exhume.disk.image.part.Parent;
import dev.exhume.disk.image.part.ParentLink;
import dev.exhume.disk.image.part.Zeros;
import java.io.IOException;
import java.nio.ByteOrder;
import java.util.Optional;

/** A disk of VMware. */
public final class VmdkImage {
  private static final String DESCRIPTOR = "VMDK descriptor";

  private VmdkImage() {}

  /** Whether a file is a descriptor or a sparse extent. */
  public static boolean recognises(ByteSource file) throws IOException {
    if (SparseExtent.recognises(file)) {
      return true;
    }
    // A disk may have any text in its first sector; a descriptor is no longer than one.
    if (file.size() == 0 || file.size() > Descriptor.MAX_BYTES || !isText(file)) {
      return false;
    }
    return Descriptor.matches(wholeText(file).copy(0, (int) file.size()));
  }

  private static boolean isText(ByteSource file) throws IOException {
    int first = file.read(DESCRIPTOR, 0, 1, ByteOrder.LITTLE_ENDIAN).u8(0);
    return first >= ' ' || Character.isWhitespace(first);
  }

  private static Bytes wholeText(ByteSource file) throws IOException {
    return file.read(DESCRIPTOR, 0, (int) file.size(), ByteOrder.LITTLE_ENDIAN);
  }

  /**
   * Opens a disk, with all extents and parents that there are.
   *
   * @param file its descriptor, or an extent that holds it
   */
  public static ImageLayer open(ByteSource file, ImageParts parts) throws IOException {
    if (!SparseExtent.recognises(file)) {
      return open(Descriptor.read(wholeText(file)), parts, Optional.empty());
    }
    ImagePart own = new ImagePart(parts.name(), file, parts);
    SparseExtent extent = SparseExtent.open(own, parts.cache());
    Optional<Bytes> text = extent.descriptor();
    if (text.isEmpty()) {
      return alone(extent, parts, "it has no descriptor");
    }
    try {
      Descriptor descriptor = Descriptor.read(text.get());
      boolean isOnlyDescriptor = extent.capacityBytes() == 0;
      return open(descriptor, parts, isOnlyDescriptor ? Optional.empty() : Optional.of(own));
    } catch (MalformedDataException e) {
      return alone(extent, parts, e.getMessage());
    }
  }

  private static ImageLayer open(Descriptor descriptor, ImageParts parts, Optional<ImagePart> own)
      throws IOException {
    Optional<ParentLink> link = descriptor.parent();
    Parent parent = link.isPresent() ? Parent.find(link.get(), parts) : Parent.none();
    return new ImageLayer(new Extents(descriptor, parts, parent).open(own), descriptor.contentId());
  }

  /** Without a descriptor there is no telling what else the disk is made of. */
  private static ImageLayer alone(SparseExtent extent, ImageParts parts, String reason)
      throws IOException {
    parts.problem(
        0,
        "%s: the extent is read alone, without a parent and as if it were the whole disk"
            .formatted(reason));
    long size = extent.capacityBytes();
    return new ImageLayer(extent.bytes(size, new Zeros(size)), Optional.empty());
  }
}
