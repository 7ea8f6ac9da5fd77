package dev.exhume.disk.filesystem.xfs.log.item;

import dev.exhume.binary.Bytes;
import dev.exhume.binary.MalformedDataException;
import dev.exhume.disk.filesystem.xfs.log.record.LogItem;
import java.util.ArrayList;
import java.util.List;

/**
 * Changes of a block of metadata, {@code xfs_buf_log_format}.
 *
 * <pre>
 * 4 u16 flags, above them the kind of block; 6 u16 length in sectors; 8 s64 first sector
 * 16 u32 words of the map; 20 u32[] the map: a bit for each 128 bytes that are logged
 * </pre>
 *
 * @param length in sectors
 * @param sector in the volume
 */
public record BufferItem(LogItem item, int flags, int length, long sector) {
  static final int SECTOR_BYTES = 512;
  private static final int CHUNK_BYTES = 128;
  private static final int MAP = 20;

  /** No block of metadata is larger. */
  private static final int MAX_SECTORS = (64 << 10) / SECTOR_BYTES;

  /** 8 EiB. */
  private static final long MAX_SECTOR = Long.MAX_VALUE / SECTOR_BYTES - MAX_SECTORS;

  private static final int INODES = 0x1;
  private static final int CANCEL = 0x2;
  private static final int QUOTAS = 0x1C;
  private static final int KIND_SHIFT = 11;
  private static final int LAST_QUOTA_KIND = 3;
  private static final int REALTIME_BITMAP = 19;
  private static final int REALTIME_SUMMARY = 20;

  public static BufferItem read(LogItem item) throws MalformedDataException {
    Bytes format = item.format();
    long sector = format.s64(8);
    if (sector < 0 || sector > MAX_SECTOR) {
      throw format.malformed(8, "first sector is %d".formatted(sector));
    }
    return new BufferItem(item, format.u16(4), format.u16(6), sector);
  }

  /** Where it starts in the volume, in bytes. */
  public long position() {
    return sector * SECTOR_BYTES;
  }

  /** Its length in bytes. */
  public int size() throws MalformedDataException {
    if (length == 0 || length > MAX_SECTORS) {
      throw item.format().malformed(6, "length is %d sectors".formatted(length));
    }
    return length * SECTOR_BYTES;
  }

  /**
   * The block was given up: what was logged of it before must not be written to whatever it is now.
   */
  public boolean isCancel() {
    return (flags & CANCEL) != 0;
  }

  /** Only the lists of inodes without names were changed in a block of inodes. */
  public boolean isListOfInodes() {
    return (flags & INODES) != 0;
  }

  /** Quotas are no files. */
  public boolean isQuota() {
    return (flags & QUOTAS) != 0 || (kind() >= 1 && kind() <= LAST_QUOTA_KIND);
  }

  /** Whether the block may tell which record of the log changed it last. */
  public boolean mayHaveStamp() {
    return !isListOfInodes() && kind() != REALTIME_BITMAP && kind() != REALTIME_SUMMARY;
  }

  private int kind() {
    return flags >> KIND_SHIFT;
  }

  /**
   * What was logged, and where in the block it lies.
   *
   * @param offset in bytes
   */
  public record Change(int offset, Bytes bytes) {}

  /** All that was logged of the block. */
  public List<Change> changes() throws MalformedDataException {
    Bytes format = item.format();
    int chunks = size() / CHUNK_BYTES;
    int next = 0;
    List<Change> changes = new ArrayList<>();
    for (Bytes region : item.regions().subList(1, item.regions().size())) {
      next = nextChunk(format, next, chunks);
      int end = next;
      // A run that lies in several pages of memory may be logged in several regions.
      while ((end - next) * CHUNK_BYTES < region.size() && isLogged(format, end, chunks)) {
        end++;
      }
      int bytes = (end - next) * CHUNK_BYTES;
      if (bytes == 0 || bytes > region.size()) {
        throw format.malformed(
            MAP, "%d bytes are logged for %d in the map".formatted(region.size(), bytes));
      }
      changes.add(new Change(next * CHUNK_BYTES, region.slice("XFS log item", 0, bytes)));
      next = end;
    }
    return changes;
  }

  private static int nextChunk(Bytes format, int from, int chunks) throws MalformedDataException {
    int next = from;
    while (next < chunks && !isLogged(format, next, chunks)) {
      next++;
    }
    return next;
  }

  private static boolean isLogged(Bytes format, int chunk, int chunks)
      throws MalformedDataException {
    int word = chunk / Integer.SIZE;
    return chunk < chunks
        && word < format.u32(16)
        && (format.s32(MAP + word * Integer.BYTES) >>> (chunk % Integer.SIZE) & 1) != 0;
  }
}
