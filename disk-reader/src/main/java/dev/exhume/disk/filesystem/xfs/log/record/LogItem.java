package dev.exhume.disk.filesystem.xfs.log.record;

import dev.exhume.binary.Bytes;
import java.util.List;

/**
 * One change in a transaction: what kind it is and where, then the bytes of it.
 *
 * @param number that of the record in which the transaction starts
 * @param regions at least one; in the byte order of the server's processor
 */
public record LogItem(LogSequenceNumber number, int type, List<Bytes> regions) {
  public LogItem {
    regions = List.copyOf(regions);
  }

  /** What and where. */
  public Bytes format() {
    return regions.get(0);
  }
}
