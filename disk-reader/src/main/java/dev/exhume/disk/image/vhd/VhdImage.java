package dev.exhume.disk.image.vhd;

import dev.exhume.binary.ByteSource;
import dev.exhume.disk.image.part.ImageLayer;
import dev.exhume.disk.image.part.ImageParts;
import dev.exhume.disk.image.part.MappedBlocks;
import dev.exhume.disk.image.part.Parent;
import dev.exhume.disk.image.part.ParentLink;
import dev.exhume.disk.image.part.TablePages;
import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** A disk of Virtual PC or Hyper-V. */
public final class VhdImage {
  private static final int COOKIE_BYTES = VhdFooter.COOKIE.length();

  private VhdImage() {}

  /** Whether a file starts with a copy of the footer, or ends with a footer that is whole. */
  public static boolean recognises(ByteSource file) throws IOException {
    if (file.size() < COOKIE_BYTES) {
      return false;
    }
    byte[] start =
        file.read("VHD footer", 0, COOKIE_BYTES, ByteOrder.BIG_ENDIAN).copy(0, COOKIE_BYTES);
    return new String(start, StandardCharsets.ISO_8859_1).equals(VhdFooter.COOKIE)
        || VhdFooter.atEnd(file).isPresent();
  }

  /** Opens a disk upon its parents. */
  public static ImageLayer open(ByteSource file, ImageParts parts) throws IOException {
    VhdFooter footer = VhdFooter.read(file, parts);
    Optional<String> id = Optional.of(footer.id());
    if (footer.type() == VhdFooter.FIXED) {
      return new ImageLayer(file.slice(0, footer.size()), id);
    }
    DynamicHeader header = DynamicHeader.read(file, footer.dynamicHeader(), parts);
    boolean isDifferencing = footer.type() == VhdFooter.DIFFERENCING;
    Parent parent =
        isDifferencing
            ? Parent.find(
                new ParentLink(header.parentNames(), Optional.of(header.parentId())), parts)
            : Parent.none();
    TablePages pages = new TablePages(file, parts.cache(), ByteOrder.BIG_ENDIAN);
    AllocationTable table = new AllocationTable(header, pages, isDifferencing);
    ByteSource disk =
        new MappedBlocks(
            footer.size(), table.unitBytes(), table, file, parent.beneath(0, footer.size()));
    return new ImageLayer(disk, id);
  }
}
