package dev.exhume.disk.filesystem.xfs.log.item;

import dev.exhume.binary.UnsupportedFeatureException;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * The blocks that were given up later in the log than one has come. They may belong to a file by
 * now, or be of another kind.
 */
public final class CancelledBuffers {
  /** More than a log of usual size can hold. */
  private static final int MAX_COUNT = 1 << 20;

  private final NavigableMap<Long, Cancel> cancels = new TreeMap<>();

  /**
   * How often a block is still given up.
   *
   * @param length in sectors
   */
  private record Cancel(int length, int times) {}

  /**
   * Notes that it is given up somewhere in the log.
   *
   * @throws UnsupportedFeatureException when there are too many
   */
  public void add(BufferItem buffer) throws UnsupportedFeatureException {
    if (cancels.size() >= MAX_COUNT) {
      throw new UnsupportedFeatureException(
          "an XFS log that gives up more than %d blocks".formatted(MAX_COUNT));
    }
    Cancel known = cancels.get(buffer.sector());
    int times = known == null ? 0 : known.times();
    int length = known == null ? buffer.length() : Math.max(known.length(), buffer.length());
    cancels.put(buffer.sector(), new Cancel(length, times + 1));
  }

  /** Notes that one has come to that. */
  public void pass(BufferItem buffer) {
    Cancel known = cancels.get(buffer.sector());
    if (known != null && known.times() > 1) {
      cancels.put(buffer.sector(), new Cancel(known.length(), known.times() - 1));
    } else {
      cancels.remove(buffer.sector());
    }
  }

  /** Whether the block that starts there will be given up. */
  public boolean contains(long sector) {
    return cancels.containsKey(sector);
  }

  /** Whether any block among some bytes will be given up. */
  public boolean touches(long position, long length) {
    long first = position / BufferItem.SECTOR_BYTES;
    Map.Entry<Long, Cancel> last = cancels.lowerEntry(first + length / BufferItem.SECTOR_BYTES);
    return last != null && last.getKey() + last.getValue().length() > first;
  }
}
