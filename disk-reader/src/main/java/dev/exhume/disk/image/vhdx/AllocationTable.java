package dev.exhume.disk.image.vhdx;

import dev.exhume.binary.MalformedDataException;
import dev.exhume.disk.image.part.BlockMap;
import dev.exhume.disk.image.part.TablePages;
import java.io.IOException;

/**
 * The block allocation table, in which the entry of a bitmap follows those of so many blocks, and
 * the bitmaps, which tell for each sector of a block whether the block has it or the parent.
 *
 * <pre>
 * table  --&gt; bits 0 to 2 (u64): state; 20 to 63: offset in MiB
 *            0 as in the parent, 1 undefined, 2 zeros, 3 given up, 6 there, 7 there in part
 * bitmap --&gt; a bit for each sector, the lowest of each byte first
 * </pre>
 */
final class AllocationTable implements BlockMap {
  private static final String NAME = "VHDX allocation table";

  /** How many sectors a bitmap is for. */
  private static final long BITMAP_SECTORS = 1L << 23;

  private static final int ENTRY_BYTES = 8;
  private static final long OFFSET = ~0xF_FFFFL;
  private static final int NOT_PRESENT = 0;
  private static final int THERE = 6;
  private static final int THERE_IN_PART = 7;

  private final Metadata metadata;
  private final Region region;
  private final TablePages pages;
  private final long blocksOfBitmap;

  AllocationTable(Metadata metadata, Region region, TablePages pages) {
    this.metadata = metadata;
    this.region = region;
    this.pages = pages;
    this.blocksOfBitmap = BITMAP_SECTORS * metadata.sectorBytes() / metadata.blockBytes();
  }

  /** The unit that addresses are given for. */
  int unitBytes() {
    return metadata.parent().isPresent() ? metadata.sectorBytes() : metadata.blockBytes();
  }

  @Override
  public long address(long unit) throws IOException {
    long units = metadata.blockBytes() / unitBytes();
    long block = unit / units;
    long within = unit % units;
    long entry = entry(block + block / blocksOfBitmap);
    int state = (int) (entry & 7);
    if (state == NOT_PRESENT) {
      return HOLE;
    }
    boolean isInPart = state == THERE_IN_PART && metadata.parent().isPresent();
    if (isInPart && !isThere(block, within)) {
      return HOLE;
    }
    return isInPart || state == THERE ? (entry & OFFSET) + within * unitBytes() : ZEROS;
  }

  private boolean isThere(long block, long sector) throws IOException {
    long bitmap = block / blocksOfBitmap;
    long entry = entry((bitmap + 1) * blocksOfBitmap + bitmap);
    long sectors = metadata.blockBytes() / metadata.sectorBytes();
    long bit = block % blocksOfBitmap * sectors + sector;
    long word = pages.u32("VHDX bitmap", (entry & OFFSET) + bit / Integer.SIZE * Integer.BYTES);
    return (entry & 7) == THERE && (word >> bit % Integer.SIZE & 1) != 0;
  }

  private long entry(long number) throws IOException {
    if (number >= region.length() / ENTRY_BYTES) {
      throw new MalformedDataException(
          NAME, region.offset(), "it has no entry %d".formatted(number));
    }
    return pages.s64(NAME, region.offset() + number * ENTRY_BYTES);
  }
}
