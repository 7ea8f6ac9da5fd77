package dev.exhume.disk.image.vdi;

import dev.exhume.binary.ByteSource;
import dev.exhume.disk.image.part.BlockMap;
import dev.exhume.disk.image.part.Guid;
import dev.exhume.disk.image.part.ImageLayer;
import dev.exhume.disk.image.part.ImageParts;
import dev.exhume.disk.image.part.MappedBlocks;
import dev.exhume.disk.image.part.Parent;
import dev.exhume.disk.image.part.ParentLink;
import dev.exhume.disk.image.part.TablePages;
import java.io.IOException;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Optional;

/** A disk of VirtualBox. */
public final class VdiImage {
  /** A block that was never written to. */
  private static final long FREE = 0xFFFF_FFFFL;

  /** A block that was given up. */
  private static final long ZERO = 0xFFFF_FFFEL;

  private VdiImage() {}

  public static boolean recognises(ByteSource file) throws IOException {
    return file.size() >= VdiHeader.MAGIC_OFFSET + Integer.BYTES
        && file.read("VDI header", VdiHeader.MAGIC_OFFSET, Integer.BYTES, ByteOrder.LITTLE_ENDIAN)
                .s32(0)
            == VdiHeader.MAGIC;
  }

  /** Opens a disk upon its parents, which VirtualBox knows by nothing but their ids. */
  public static ImageLayer open(ByteSource file, ImageParts parts) throws IOException {
    VdiHeader header = VdiHeader.read(file);
    Parent parent = parent(header, parts);
    TablePages pages = new TablePages(file, parts.cache(), ByteOrder.LITTLE_ENDIAN);
    BlockMap map =
        block -> address(header, pages.u32("VDI block map", header.map() + block * Integer.BYTES));
    ByteSource disk =
        new MappedBlocks(
            header.size(), header.blockBytes(), map, file, parent.beneath(0, header.size()));
    return new ImageLayer(disk, Optional.of(header.id()), Optional.of(header.revision()));
  }

  private static long address(VdiHeader header, long entry) {
    if (entry == FREE) {
      return BlockMap.HOLE;
    }
    if (entry == ZERO) {
      return BlockMap.ZEROS;
    }
    return header.blocks() + entry * (header.blockBytes() + header.extra()) + header.extra();
  }

  private static Parent parent(VdiHeader header, ImageParts parts) throws IOException {
    if (!header.hasParent() || header.parentId().equals(Guid.NONE)) {
      return Parent.none();
    }
    Optional<String> revision =
        Optional.of(header.parentRevision()).filter(id -> !id.equals(Guid.NONE));
    return Parent.find(
        new ParentLink(List.of(), Optional.of(header.parentId()), revision, false), parts);
  }
}
