package dev.exhume.disk.image.vhdx;

import dev.exhume.binary.ByteSource;
import dev.exhume.binary.MalformedDataException;
import dev.exhume.disk.image.part.ImageLayer;
import dev.exhume.disk.image.part.ImageParts;
import dev.exhume.disk.image.part.MappedBlocks;
import dev.exhume.disk.image.part.Parent;
import dev.exhume.disk.image.part.TablePages;
import java.io.IOException;
import java.nio.ByteOrder;
import java.util.Map;
import java.util.Optional;

/** A disk of Hyper-V in its newer format. */
public final class VhdxImage {
  private static final long SIGNATURE = 0x656C_6966_7864_6876L;

  private VhdxImage() {}

  public static boolean recognises(ByteSource file) throws IOException {
    return file.size() >= Long.BYTES
        && file.read("VHDX file identifier", 0, Long.BYTES, ByteOrder.LITTLE_ENDIAN).s64(0)
            == SIGNATURE;
  }

  /** Opens a disk upon its parents; what lies in its log counts, and stays there. */
  public static ImageLayer open(ByteSource file, ImageParts parts) throws IOException {
    VhdxHeader header = VhdxHeader.read(file, parts);
    ByteSource current = VhdxLog.replay(file, header, parts);
    Map<String, Region> regions = Region.readAll(current, parts);
    Metadata metadata = Metadata.read(current, region(regions, Region.METADATA));
    Parent parent =
        metadata.parent().isPresent()
            ? Parent.find(metadata.parent().get().link(), parts)
            : Parent.none();
    TablePages pages = new TablePages(current, parts.cache(), ByteOrder.LITTLE_ENDIAN);
    AllocationTable table =
        new AllocationTable(metadata, region(regions, Region.BLOCK_ALLOCATION_TABLE), pages);
    ByteSource disk =
        new MappedBlocks(
            metadata.size(), table.unitBytes(), table, current, parent.beneath(0, metadata.size()));
    return new ImageLayer(disk, Optional.of(header.dataWriteId()));
  }

  private static Region region(Map<String, Region> regions, String id)
      throws MalformedDataException {
    Region region = regions.get(id);
    if (region == null || region.offset() < 0) {
      throw new MalformedDataException(
          "VHDX region table", 192 << 10, "there is no region %s".formatted(id));
    }
    return region;
  }
}
