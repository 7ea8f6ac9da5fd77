package dev.exhume.core.source.tar.member;

import dev.exhume.binary.Bytes;
import dev.exhume.binary.MalformedDataException;
import java.util.Arrays;

/** The runs of bytes between the holes of a file, as pairs of numbers that come one by one. */
public final class SparseRuns {
  /** A forged list of them must not fill the memory. */
  private static final int MAX_RUNS = 1 << 20;

  private long[] numbers = new long[8];
  private int size;

  /**
   * Adds where the next run starts in the file, or how long it is.
   *
   * @param where the number is from
   */
  void add(long number, Bytes where) throws MalformedDataException {
    if (size == 2 * MAX_RUNS) {
      throw where.malformed(0, "the file has more than %d runs of bytes".formatted(MAX_RUNS));
    }
    if (size == numbers.length) {
      numbers = Arrays.copyOf(numbers, 2 * size);
    }
    numbers[size] = number;
    size++;
  }

  boolean isEmpty() {
    return size == 0;
  }

  int count() {
    return size / 2;
  }

  long fileOffset(int run) {
    return numbers[2 * run];
  }

  long length(int run) {
    return numbers[2 * run + 1];
  }
}
