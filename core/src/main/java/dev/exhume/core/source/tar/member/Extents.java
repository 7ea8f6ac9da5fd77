package dev.exhume.core.source.tar.member;

/**
 * Where the bytes of a file are in the archive, run by run in the order of the file.
 *
 * @param fileOffsets where each run is in the file
 * @param archiveOffsets where it is in the archive
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared, and a million runs are no objects.
public record Extents(long[] fileOffsets, long[] lengths, long[] archiveOffsets) {
  /** No bytes. */
  static final Extents NONE = new Extents(new long[0], new long[0], new long[0]);

  /** All bytes of a file without holes. */
  static Extents whole(long length, long archiveOffset) {
    return length == 0
        ? NONE
        : new Extents(new long[] {0}, new long[] {length}, new long[] {archiveOffset});
  }

  int count() {
    return fileOffsets.length;
  }

  /** Where a run ends in the file. */
  long end(int run) {
    return fileOffsets[run] + lengths[run];
  }

  /** The run that a place in the file is in, or the next one after it. */
  int firstEndingAfter(long offset) {
    int low = 0;
    int high = count();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (end(middle) > offset) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return low;
  }
}
