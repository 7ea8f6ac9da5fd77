package dev.exhume.disk.volume.lvm.snapshot;

import dev.exhume.binary.ByteSource;
import dev.exhume.binary.Bytes;
import java.io.IOException;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/** Which chunks of the origin a snapshot has in its store, and where; in runs. */
final class Exceptions {
  private static final int ENTRY_SIZE = 16;
  private static final int READ_BYTES = 1 << 16;

  private final long[] starts;
  private final Run[] runs;

  private Exceptions(List<Run> runs) {
    this.runs = runs.toArray(Run[]::new);
    Arrays.sort(this.runs, Comparator.comparingLong(Run::chunk));
    this.starts = Arrays.stream(this.runs).mapToLong(Run::chunk).toArray();
  }

  /** Of a snapshot that nothing was changed in, or beneath. */
  static Exceptions none() {
    return new Exceptions(List.of());
  }

  /**
   * Reads them all. Behind the header there is a chunk of entries, then as many chunks of data as
   * it can have entries, then again a chunk of entries, until an entry is empty.
   */
  static Exceptions read(ByteSource store, long chunkBytes) throws IOException {
    List<Run> runs = new ArrayList<>();
    long stride = (chunkBytes / ENTRY_SIZE + 1) * chunkBytes;
    for (long area = chunkBytes; area <= store.size() - chunkBytes; area += stride) {
      if (!readArea(store, area, chunkBytes, runs)) {
        break;
      }
    }
    return new Exceptions(runs);
  }

  /** Whether all entries of an area are in use, so that another one may follow. */
  private static boolean readArea(ByteSource store, long area, long chunkBytes, List<Run> runs)
      throws IOException {
    long end = area + chunkBytes;
    for (long position = area; position < end; position += READ_BYTES) {
      int length = (int) Math.min(READ_BYTES, end - position);
      Bytes entries = store.read("snapshot exceptions", position, length, ByteOrder.LITTLE_ENDIAN);
      for (int entry = 0; entry < length; entry += ENTRY_SIZE) {
        long chunk = entries.s64(entry);
        long stored = entries.s64(entry + 8);
        if (stored == 0) {
          return false;
        }
        if (chunk < 0 || stored < 0) {
          throw entries.malformed(entry, "chunk %d is at %d".formatted(chunk, stored));
        }
        add(runs, chunk, stored);
      }
    }
    return true;
  }

  private static void add(List<Run> runs, long chunk, long stored) {
    int last = runs.size() - 1;
    if (last >= 0 && runs.get(last).isContinuedBy(chunk, stored)) {
      Run run = runs.get(last);
      runs.set(last, new Run(run.chunk, run.stored, run.length + 1));
    } else {
      runs.add(new Run(chunk, stored, 1));
    }
  }

  /** Where a chunk of the origin is in the store, or -1. */
  long find(long chunk) {
    int found = Arrays.binarySearch(starts, chunk);
    int index = found < 0 ? -found - 2 : found;
    if (index < 0 || chunk - starts[index] >= runs[index].length) {
      return -1;
    }
    return runs[index].stored + (chunk - starts[index]);
  }

  private record Run(long chunk, long stored, long length) {
    boolean isContinuedBy(long nextChunk, long nextStored) {
      return nextChunk - length == chunk && nextStored - length == stored;
    }
  }
}
