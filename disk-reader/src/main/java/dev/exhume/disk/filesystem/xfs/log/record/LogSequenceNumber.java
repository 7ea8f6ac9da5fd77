package dev.exhume.disk.filesystem.xfs.log.record;

/**
 * The place of a record in the history of the log.
 *
 * @param cycle how often the log was begun from its start
 * @param block the sector of the log
 */
public record LogSequenceNumber(long cycle, long block) implements Comparable<LogSequenceNumber> {
  private static final long WORD = 0xFFFF_FFFFL;

  /** The number with that value on the disk. */
  public static LogSequenceNumber of(long value) {
    return new LogSequenceNumber(value >>> Integer.SIZE, value & WORD);
  }

  /** As it stands on the disk. */
  public long value() {
    return cycle << Integer.SIZE | block;
  }

  @Override
  public int compareTo(LogSequenceNumber other) {
    return Long.compareUnsigned(value(), other.value());
  }

  @Override
  public String toString() {
    return cycle + "," + block;
  }
}
