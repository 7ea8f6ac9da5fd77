package dev.exhume.disk.image.vmdk;

import dev.exhume.binary.ByteSource;
import dev.exhume.binary.Bytes;
import dev.exhume.binary.MalformedDataException;
import dev.exhume.disk.image.part.BlockCache;
import dev.exhume.disk.image.part.BlockMap;
import dev.exhume.disk.image.part.ImagePart;
import dev.exhume.disk.image.part.MappedBlocks;
import dev.exhume.disk.image.part.TablePages;
import java.io.IOException;
import java.nio.ByteOrder;
import java.util.Optional;

/**
 * A copy-on-write extent: snapshots and redo logs of ESX, disks of VMware 2 and 3.
 *
 * <pre>
 *  0 "COWD"
 *  4 u32 version: 1
 *  8 u32 flags
 * 12 u32 capacity in sectors
 * 16 u32 size of a grain in sectors, mostly 1
 * 20 u32 sector of the grain directory
 * 24 u32 its entries: sectors (u32) of grain tables of 4096 entries; 0: none
 *        entry of a table: sector of the grain (u32); 0: as in the parent
 * </pre>
 *
 * @see <a href="https://www.vmware.com/app/vmdk/?src=vmdk">Virtual Disk Format 1.1</a>
 */
final class CowdExtent implements SparseExtent, BlockMap {
  static final int MAGIC = 0x44574F43;

  private static final String NAME = "VMDK COWD header";
  private static final int SECTOR_BYTES = 512;
  private static final int ENTRY_BYTES = 4;
  private static final int TABLE_ENTRIES = 4096;
  private static final int MAX_GRAIN_SIZE = 1 << 21;

  private final long capacity;
  private final int grainSize;
  private final long directory;
  private final long directoryEntries;
  private final ImagePart file;
  private final TablePages pages;

  private CowdExtent(Bytes header, ImagePart file, BlockCache cache) throws IOException {
    this.capacity = header.u32(12);
    this.grainSize = (int) header.u32(16);
    this.directory = header.u32(20) * SECTOR_BYTES;
    this.directoryEntries = header.u32(24);
    this.file = file;
    this.pages = new TablePages(file.bytes(), cache, ByteOrder.LITTLE_ENDIAN);
  }

  static CowdExtent open(ImagePart file, BlockCache cache) throws IOException {
    Bytes header = file.bytes().read(NAME, 0, SECTOR_BYTES, ByteOrder.LITTLE_ENDIAN);
    if (header.u32(4) != 1) {
      throw header.malformed(4, "version is %d, not 1".formatted(header.u32(4)));
    }
    long grainSize = header.u32(16);
    if (grainSize == 0 || grainSize > MAX_GRAIN_SIZE) {
      throw header.malformed(
          16, "grain size is %d sectors, not 1 to %d".formatted(grainSize, MAX_GRAIN_SIZE));
    }
    long needed = -Math.floorDiv(-header.u32(12), grainSize * TABLE_ENTRIES);
    if (header.u32(24) < needed) {
      throw header.malformed(
          24, "directory has %d entries, not %d".formatted(header.u32(24), needed));
    }
    return new CowdExtent(header, file, cache);
  }

  @Override
  public Optional<Bytes> descriptor() {
    return Optional.empty();
  }

  @Override
  public long capacityBytes() {
    return capacity * SECTOR_BYTES;
  }

  @Override
  public ByteSource bytes(long size, ByteSource beneath) {
    return new MappedBlocks(size, (long) grainSize * SECTOR_BYTES, this, file.bytes(), beneath);
  }

  @Override
  public long address(long grain) throws IOException {
    long number = grain / TABLE_ENTRIES;
    if (number >= directoryEntries) {
      throw new MalformedDataException(
          "VMDK COWD directory", directory, "grain %d is beyond the capacity".formatted(grain));
    }
    long entry = directory + number * ENTRY_BYTES;
    long table = pages.u32("VMDK COWD directory", entry) * SECTOR_BYTES;
    if (table == 0) {
      return HOLE;
    }
    long inTable = table + grain % TABLE_ENTRIES * ENTRY_BYTES;
    long sector = pages.u32("VMDK COWD table", inTable);
    return sector == 0 ? HOLE : sector * SECTOR_BYTES;
  }
}
