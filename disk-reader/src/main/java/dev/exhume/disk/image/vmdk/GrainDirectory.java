package dev.exhume.disk.image.vmdk;

import dev.exhume.binary.MalformedDataException;
import dev.exhume.disk.image.part.BlockCache;
import dev.exhume.disk.image.part.BlockMap;
import dev.exhume.disk.image.part.ImagePart;
import dev.exhume.disk.image.part.TablePages;
import java.io.IOException;
import java.nio.ByteOrder;

/**
 * The grain directory of a hosted sparse extent, the grain tables that it leads to, and the copies
 * of both.
 *
 * <pre>
 * directory --&gt; sector of a grain table (u32) for each numGTEsPerGT grains; 0: none
 * table     --&gt; sector of a grain (u32) for each grain; 0: none, 1: zeros if the flags say so
 * </pre>
 */
final class GrainDirectory implements BlockMap {
  private static final String NAME = "VMDK grain directory";
  private static final int ENTRY_BYTES = 4;
  private static final int ZERO_GRAIN = 1;

  /** The directory has no table for a grain. */
  private static final long NO_TABLE = -3;

  /** The entry for a table leads out of the file. */
  private static final long LOST_TABLE = -4;

  /** The entry for a grain leads out of the file. */
  private static final long LOST_GRAIN = -5;

  private final SparseHeader header;
  private final ImagePart file;
  private final TablePages pages;
  private final long size;
  private final boolean isWhole;
  private final boolean hasCopy;

  private GrainDirectory(SparseHeader header, ImagePart file, BlockCache cache) throws IOException {
    this.header = header;
    this.file = file;
    this.pages = new TablePages(file.bytes(), cache, ByteOrder.LITTLE_ENDIAN);
    this.size = file.bytes().size();
    this.isWhole = isInside(header.directory());
    this.hasCopy = header.hasRedundantDirectory() && isInside(header.redundantDirectory());
  }

  /**
   * Finds the directory that the header leads to, or its copy.
   *
   * @throws MalformedDataException when neither lies in the file
   */
  static GrainDirectory open(SparseHeader header, ImagePart file, BlockCache cache)
      throws IOException {
    GrainDirectory directory = new GrainDirectory(header, file, cache);
    if (!directory.isWhole) {
      String reason =
          "it starts at sector %s, and does not lie in the file"
              .formatted(Long.toUnsignedString(header.directory()));
      if (!directory.hasCopy) {
        throw new MalformedDataException(NAME, 0, reason);
      }
      file.faults().problem(0, NAME + ": " + reason + "; its copy is used");
    }
    return directory;
  }

  /** Whether a directory that starts at a sector ends in the file. */
  private boolean isInside(long sector) {
    long tables = (header.grains() + header.tableEntries() - 1) / header.tableEntries();
    return sector > 0
        && sector <= size / SparseHeader.SIZE
        && tables <= (size - sector * SparseHeader.SIZE) / ENTRY_BYTES;
  }

  @Override
  public long address(long grain) throws IOException {
    if (grain >= header.grains()) {
      throw new MalformedDataException(
          NAME,
          header.directory() * SparseHeader.SIZE,
          "grain %d is beyond the capacity of %d sectors".formatted(grain, header.capacity()));
    }
    if (!isWhole) {
      return found(lookUp(header.redundantDirectory(), grain), grain);
    }
    long address = lookUp(header.directory(), grain);
    if (address > NO_TABLE || !hasCopy) {
      return found(address, grain);
    }
    long copied = lookUp(header.redundantDirectory(), grain);
    // A grain that the copy knows nothing of may have been written to last.
    if (copied > NO_TABLE && (copied != HOLE || address != LOST_GRAIN)) {
      file.faults().problem(offset(grain), NAME + ": an entry is damaged; its copy is used");
      return copied;
    }
    return found(address, grain);
  }

  private long found(long address, long grain) throws MalformedDataException {
    if (address == NO_TABLE) {
      return HOLE;
    }
    if (address > NO_TABLE) {
      return address;
    }
    throw new MalformedDataException(
        NAME, offset(grain), "grain %d does not lie in the file".formatted(grain));
  }

  /** Where the entry of the directory lies that leads to a grain. */
  private long offset(long grain) {
    long directory = isWhole ? header.directory() : header.redundantDirectory();
    return directory * SparseHeader.SIZE + grain / header.tableEntries() * ENTRY_BYTES;
  }

  private long lookUp(long directory, long grain) throws IOException {
    long entry = directory * SparseHeader.SIZE + grain / header.tableEntries() * ENTRY_BYTES;
    long table = pages.u32(NAME, entry) * SparseHeader.SIZE;
    if (table == 0) {
      return NO_TABLE;
    }
    long inTable = table + grain % header.tableEntries() * ENTRY_BYTES;
    if (inTable > size - ENTRY_BYTES) {
      return LOST_TABLE;
    }
    long sector = pages.u32("VMDK grain table", inTable);
    if (sector == 0) {
      return HOLE;
    }
    if (sector == ZERO_GRAIN && header.hasZeroGrains()) {
      return ZEROS;
    }
    boolean isGrain = sector > ZERO_GRAIN && sector * SparseHeader.SIZE < size;
    return isGrain ? sector * SparseHeader.SIZE : LOST_GRAIN;
  }
}
