package dev.exhume.disk.image.vmdk;

import dev.exhume.binary.ByteSource;
import dev.exhume.binary.Bytes;
import dev.exhume.binary.MalformedDataException;
import dev.exhume.binary.UnsupportedFeatureException;
import dev.exhume.disk.image.part.BlockCache;
import dev.exhume.disk.image.part.BlockMap;
import dev.exhume.disk.image.part.ImagePart;
import dev.exhume.disk.image.part.MappedBlocks;
import dev.exhume.disk.image.part.TablePages;
import java.io.IOException;
import java.nio.ByteOrder;
import java.util.Optional;

/**
 * A space-efficient sparse extent: snapshots of ESX since 5.0, of large disks and since 6.5 of all.
 *
 * <pre>
 *   0 u64 0xcafebabe
 *   8 u64 version: 0x0000000200000001
 *  16 u64 capacity in sectors
 *  24 u64 size of a grain: 8
 *  32 u64 size of a grain table: 64
 *  40 u64 flags: 0
 *  80 u64 sector of the volatile header: 0 u64 0xcafecafe, 24 u8 whether a journal is open
 * 128 u64 sector of the grain directory; 136 u64 its size
 * 144 u64 sector of the grain tables; 152 u64 their size
 * 192 u64 sector of the grains; 200 u64 their size
 * directory --&gt; 0: none; 0x10000000 in the upper half: number of a grain table in the lower
 * table     --&gt; 4 bits: 0 as in the parent, 1 and 2 zeros, 3 a grain, whose number has its lowest
 *               12 bits next and the others after them
 * </pre>
 */
final class SeSparseExtent implements SparseExtent, BlockMap {
  static final int MAGIC = 0xCAFEBABE;

  private static final String NAME = "VMDK seSparse header";
  private static final String TABLE = "VMDK seSparse table";
  private static final long VERSION = 0x2_0000_0001L;
  private static final int SECTOR_BYTES = 512;
  private static final int GRAIN_SIZE = 8;
  private static final int TABLE_SIZE = 64;
  private static final int ENTRY_BYTES = 8;
  private static final int TABLE_ENTRIES = TABLE_SIZE * SECTOR_BYTES / ENTRY_BYTES;
  private static final long VOLATILE_MAGIC = 0xCAFECAFEL;
  private static final long HAS_TABLE = 0x1000_0000L;

  private final long capacity;
  private final long directory;
  private final long tables;
  private final long grains;
  private final ImagePart file;
  private final TablePages pages;

  private SeSparseExtent(Bytes header, ImagePart file, BlockCache cache) throws IOException {
    this.capacity = sectors(header, 16, ExtentLine.MAX_SECTORS);
    long end = file.bytes().size() / SECTOR_BYTES;
    this.directory = sectors(header, 128, end) * SECTOR_BYTES;
    this.tables = sectors(header, 144, end) * SECTOR_BYTES;
    this.grains = sectors(header, 192, end) * SECTOR_BYTES;
    this.file = file;
    this.pages = new TablePages(file.bytes(), cache, ByteOrder.LITTLE_ENDIAN);
  }

  static SeSparseExtent open(ImagePart file, BlockCache cache) throws IOException {
    Bytes header = file.bytes().read(NAME, 0, SECTOR_BYTES, ByteOrder.LITTLE_ENDIAN);
    if (header.s64(8) != VERSION) {
      throw header.malformed(8, "version is 0x%x, not 0x%x".formatted(header.s64(8), VERSION));
    }
    if (header.s64(24) != GRAIN_SIZE || header.s64(32) != TABLE_SIZE || header.s64(40) != 0) {
      throw new UnsupportedFeatureException(
          "VMDK seSparse with grains of %d sectors, tables of %d and flags 0x%x"
              .formatted(header.s64(24), header.s64(32), header.s64(40)));
    }
    SeSparseExtent extent = new SeSparseExtent(header, file, cache);
    long at = sectors(header, 80, file.bytes().size() / SECTOR_BYTES) * SECTOR_BYTES;
    Bytes changing =
        file.bytes().read("VMDK seSparse volatile header", at, 32, ByteOrder.LITTLE_ENDIAN);
    if (changing.s64(0) != VOLATILE_MAGIC || changing.u8(24) != 0) {
      file.faults()
          .problem(at, "VMDK seSparse: its journal was not replayed; tables may be out of date");
    }
    return extent;
  }

  private static long sectors(Bytes header, int offset, long most) throws MalformedDataException {
    long sectors = header.s64(offset);
    if (sectors < 0 || sectors > most) {
      throw header.malformed(
          offset, "sector %s, not at most %d".formatted(Long.toUnsignedString(sectors), most));
    }
    return sectors;
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
    return new MappedBlocks(size, GRAIN_SIZE * SECTOR_BYTES, this, file.bytes(), beneath);
  }

  @Override
  public long address(long grain) throws IOException {
    if (grain >= (capacity + GRAIN_SIZE - 1) / GRAIN_SIZE) {
      throw new MalformedDataException(
          NAME, 16, "grain %d is beyond the capacity of %d sectors".formatted(grain, capacity));
    }
    long inDirectory = directory + grain / TABLE_ENTRIES * ENTRY_BYTES;
    long entry = pages.s64("VMDK seSparse directory", inDirectory);
    if (entry == 0) {
      return HOLE;
    }
    if (entry >>> 32 != HAS_TABLE) {
      throw new MalformedDataException(
          "VMDK seSparse directory", inDirectory, "entry is 0x%x".formatted(entry));
    }
    long table = tables + (entry & 0xFFFF_FFFFL) * TABLE_SIZE * SECTOR_BYTES;
    long inTable = table + grain % TABLE_ENTRIES * ENTRY_BYTES;
    return address(pages.s64(TABLE, inTable), inTable);
  }

  private long address(long entry, long at) throws IOException {
    int kind = (int) (entry >>> 60);
    if (entry == 0) {
      return HOLE;
    }
    if (kind == 1 || kind == 2) {
      return ZEROS;
    }
    long number = ((entry >>> 48) & 0xFFF) | ((entry & 0xFFFF_FFFF_FFFFL) << 12);
    long most = (file.bytes().size() - grains) / (GRAIN_SIZE * SECTOR_BYTES);
    if (kind != 3 || number > most) {
      throw new MalformedDataException(TABLE, at, "entry is 0x%x".formatted(entry));
    }
    return grains + number * GRAIN_SIZE * SECTOR_BYTES;
  }
}
