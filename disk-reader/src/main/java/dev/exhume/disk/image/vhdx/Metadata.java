package dev.exhume.disk.image.vhdx;

import dev.exhume.binary.ByteSource;
import dev.exhume.binary.Bytes;
import dev.exhume.binary.MalformedDataException;
import dev.exhume.disk.image.part.Guid;
import java.io.IOException;
import java.nio.ByteOrder;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What the metadata region says of the disk.
 *
 * <pre>
 *  0 "metadata"; 10 u16 entries
 * 32 entries: id, u32 offset in the region, u32 length, u32 flags
 * file parameters: u32 bytes of a block, u32 bit 1: there is a parent
 * </pre>
 *
 * @param parent where the parent is, if there is one
 */
record Metadata(int blockBytes, long size, int sectorBytes, Optional<ParentLocator> parent) {
  private static final String NAME = "VHDX metadata";
  private static final String FILE_PARAMETERS = "caa16737-fa36-4d43-b3b6-33f0aa44e76b";
  private static final String DISK_SIZE = "2fa54224-cd1b-4876-b211-5dbed83bf4b8";
  private static final String SECTOR_SIZE = "8141bf1d-a96f-4709-ba47-f233a8faab5f";
  private static final String PARENT_LOCATOR = "a8d35f2d-b30b-454d-abf7-d3d84834ab0c";
  private static final long SIGNATURE = 0x6174_6164_6174_656DL;
  private static final int TABLE_BYTES = 64 << 10;
  private static final int ENTRIES_OFFSET = 32;
  private static final int ENTRY_BYTES = 32;
  private static final int MIN_BLOCK_BYTES = 1 << 20;
  private static final int MAX_BLOCK_BYTES = 256 << 20;
  private static final int MAX_ITEM_BYTES = 1 << 20;
  private static final long MAX_SIZE = 1L << 62;

  static Metadata read(ByteSource file, Region region) throws IOException {
    Map<String, Bytes> items = items(file, region);
    Bytes parameters = item(items, FILE_PARAMETERS, region);
    long blockBytes = parameters.u32(0);
    if (blockBytes < MIN_BLOCK_BYTES
        || blockBytes > MAX_BLOCK_BYTES
        || Long.bitCount(blockBytes) != 1) {
      throw parameters.malformed(0, "blocks of %d bytes".formatted(blockBytes));
    }
    Bytes sector = item(items, SECTOR_SIZE, region);
    if (sector.u32(0) != 512 && sector.u32(0) != 4096) {
      throw sector.malformed(0, "sectors of %d bytes, not 512 or 4096".formatted(sector.u32(0)));
    }
    Bytes size = item(items, DISK_SIZE, region);
    if (size.s64(0) < 0 || size.s64(0) > MAX_SIZE) {
      throw size.malformed(0, "%s bytes".formatted(Long.toUnsignedString(size.s64(0))));
    }
    boolean hasParent = (parameters.u32(4) & 2) != 0;
    return new Metadata(
        (int) blockBytes,
        size.s64(0),
        (int) sector.u32(0),
        hasParent
            ? Optional.of(ParentLocator.read(item(items, PARENT_LOCATOR, region)))
            : Optional.empty());
  }

  private static Map<String, Bytes> items(ByteSource file, Region region) throws IOException {
    Bytes table = file.read(NAME, region.offset(), TABLE_BYTES, ByteOrder.LITTLE_ENDIAN);
    if (table.s64(0) != SIGNATURE) {
      throw table.malformed(
          0, "signature is 0x%016x, not 0x%016x".formatted(table.s64(0), SIGNATURE));
    }
    int entries = table.u16(10);
    if (entries > (TABLE_BYTES - ENTRIES_OFFSET) / ENTRY_BYTES) {
      throw table.malformed(10, "it has %d entries".formatted(entries));
    }
    Map<String, Bytes> items = new HashMap<>();
    for (int i = 0; i < entries; i++) {
      Bytes entry = table.slice(NAME, ENTRIES_OFFSET + i * ENTRY_BYTES, ENTRY_BYTES);
      String id = Guid.read(entry, 0);
      long length = entry.u32(20);
      boolean isWanted =
          id.equals(FILE_PARAMETERS)
              || id.equals(DISK_SIZE)
              || id.equals(SECTOR_SIZE)
              || id.equals(PARENT_LOCATOR);
      if (isWanted && length <= MAX_ITEM_BYTES) {
        long offset = region.offset() + entry.u32(16);
        items.put(id, file.read(NAME, offset, (int) length, ByteOrder.LITTLE_ENDIAN));
      }
    }
    return items;
  }

  private static Bytes item(Map<String, Bytes> items, String id, Region region)
      throws MalformedDataException {
    Bytes item = items.get(id);
    if (item == null) {
      throw new MalformedDataException(NAME, region.offset(), "there is no item %s".formatted(id));
    }
    return item;
  }
}
