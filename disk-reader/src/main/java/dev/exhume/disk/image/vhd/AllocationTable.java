package dev.exhume.disk.image.vhd;

import dev.exhume.binary.MalformedDataException;
import dev.exhume.disk.image.part.BlockMap;
import dev.exhume.disk.image.part.TablePages;
import java.io.IOException;

/**
 * The block allocation table, and in differencing images the bitmaps before the blocks, which tell
 * for each sector whether the block has it or the parent.
 *
 * <pre>
 * table  --&gt; sector (u32) of a bitmap, which its block follows; 0xffffffff: none
 * bitmap --&gt; a bit for each sector, the highest of each byte first
 * </pre>
 */
final class AllocationTable implements BlockMap {
  private static final String NAME = "VHD allocation table";
  private static final long FREE = 0xFFFF_FFFFL;
  private static final int SECTOR_BYTES = 512;

  private final DynamicHeader header;
  private final TablePages pages;
  private final boolean isDifferencing;

  AllocationTable(DynamicHeader header, TablePages pages, boolean isDifferencing) {
    this.header = header;
    this.pages = pages;
    this.isDifferencing = isDifferencing;
  }

  /** The unit that addresses are given for. */
  int unitBytes() {
    return isDifferencing ? SECTOR_BYTES : header.blockBytes();
  }

  @Override
  public long address(long unit) throws IOException {
    int units = header.blockBytes() / unitBytes();
    long block = unit / units;
    if (block >= header.entries()) {
      throw new MalformedDataException(
          NAME,
          header.table(),
          "it has %d entries, none for block %d".formatted(header.entries(), block));
    }
    long sector = pages.u32(NAME, header.table() + block * Integer.BYTES);
    if (sector == FREE) {
      return HOLE;
    }
    long bitmap = sector * SECTOR_BYTES;
    long within = unit % units;
    if (isDifferencing) {
      long bits = pages.u32("VHD bitmap", bitmap + within / Integer.SIZE * Integer.BYTES);
      if ((bits >> (Integer.SIZE - 1 - within % Integer.SIZE) & 1) == 0) {
        return HOLE;
      }
    }
    return bitmap + header.bitmapBytes() + within * unitBytes();
  }
}
