package dev.exhume.disk.image.qcow;

import dev.exhume.binary.ByteSource;
import dev.exhume.binary.MalformedDataException;
import dev.exhume.disk.image.part.BlockCache;
import dev.exhume.disk.image.part.BlockMap;
import dev.exhume.disk.image.part.TablePages;
import java.io.IOException;
import java.nio.ByteOrder;

/**
 * The tables that lead to the clusters of an image, or to the 32 parts that each of them has where
 * tables are extended.
 *
 * <pre>
 * L1 --&gt; offset of an L2 table (u64) for each so many clusters; 0: none
 * L2 --&gt; offset of a cluster (u64); 0: as in the backing file
 *        bit 62 (version 1: 63): compressed; bit 0 (version 3): zeros
 *        extended: 32 bits for parts that are zeros and 32 for parts that are there (u64)
 * </pre>
 */
final class ClusterTables implements BlockMap {
  private static final int SUBCLUSTER_BITS = 5;
  private static final long OFFSET = 0x00FF_FFFF_FFFF_FE00L;
  private static final long OFFSET_VERSION_1 = Long.MAX_VALUE;
  private static final long COPIED = 1L << 63;

  private final QcowHeader header;
  private final TablePages pages;
  private final int entryBytes;
  private final long offsetMask;
  private final long compressed;
  private final long zero;

  ClusterTables(QcowHeader header, ByteSource file, BlockCache cache) {
    this.header = header;
    this.pages = new TablePages(file, cache, ByteOrder.BIG_ENDIAN);
    this.entryBytes = header.hasExtendedTables() ? 2 * Long.BYTES : Long.BYTES;
    boolean isOld = header.version() == 1;
    this.offsetMask = isOld ? OFFSET_VERSION_1 : OFFSET;
    this.compressed = isOld ? 1L << 63 : 1L << 62;
    this.zero = header.version() == 3 && !header.hasExtendedTables() ? 1 : 0;
  }

  /** The unit that addresses are given for. */
  int blockBits() {
    return header.hasExtendedTables()
        ? header.clusterBits() - SUBCLUSTER_BITS
        : header.clusterBits();
  }

  @Override
  public long address(long block) throws IOException {
    int partBits = header.clusterBits() - blockBits();
    long at = entryOffset(block >> partBits);
    if (at == 0) {
      return HOLE;
    }
    long entry = pages.s64("qcow L2 table", at);
    if ((entry & compressed) != 0) {
      return PACKED;
    }
    long part = block & ((1L << partBits) - 1);
    if (header.hasExtendedTables()) {
      long bits = pages.s64("qcow L2 table", at + Long.BYTES);
      if ((bits >>> (part + Integer.SIZE) & 1) != 0) {
        return ZEROS;
      }
      if ((bits >>> part & 1) == 0) {
        return HOLE;
      }
    } else if ((entry & zero) != 0) {
      return ZEROS;
    }
    long offset = entry & offsetMask;
    // A data file of its own has no header, and so a cluster at its start.
    boolean isFirst = header.has(QcowHeader.EXTERNAL_DATA) && (entry & COPIED) != 0;
    return offset == 0 && !isFirst ? HOLE : offset + (part << blockBits());
  }

  /** The entry of a compressed cluster, without the bit that says so. */
  long packedEntry(long cluster) throws IOException {
    return pages.s64("qcow L2 table", entryOffset(cluster)) & (compressed - 1);
  }

  /** Where the entry of a cluster lies, 0 where there is no table for it. */
  private long entryOffset(long cluster) throws IOException {
    long number = cluster >> header.tableBits();
    if (number >= header.firstTableEntries()) {
      throw new MalformedDataException(
          "qcow L1 table",
          header.firstTable(),
          "it has %d entries, none for cluster %d".formatted(header.firstTableEntries(), cluster));
    }
    long table = pages.s64("qcow L1 table", header.firstTable() + number * Long.BYTES) & offsetMask;
    if (table == 0) {
      return 0;
    }
    return table + (cluster & ((1L << header.tableBits()) - 1)) * entryBytes;
  }
}
