package dev.exhume.disk.filesystem.fat;

import dev.exhume.binary.MalformedDataException;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The clusters of a file or directory in their order. They are followed to their end before any is
 * read, so that a circle is met before its bytes are given twice.
 */
final class ClusterChain {
  /** A place in the chain is found again from the last mark before it. */
  private static final int MARK_DISTANCE = 1024;

  private final FatVolume volume;
  private final long[] marks;
  private final long most;
  private long length;
  private @Nullable IOException fault;

  private ClusterChain(FatVolume volume, long most) {
    this.volume = volume;
    this.most = most;
    this.marks = new long[(int) (most / MARK_DISTANCE) + 1];
  }

  /**
   * Follows a chain.
   *
   * @param first cluster of it
   * @param most clusters that are wanted; what comes after them is not followed
   */
  static ClusterChain of(FatVolume volume, long first, long most) {
    ClusterChain chain = new ClusterChain(volume, Math.min(most, volume.boot().clusters()));
    if (volume.boot().has(first)) {
      chain.follow(first);
    } else {
      chain.fault =
          new MalformedDataException(
              "file allocation table",
              volume.table().position(0),
              "there is no cluster 0x%x".formatted(first));
    }
    return chain;
  }

  /** Brent's way to notice a circle: every now and then a cluster is kept to be met again. */
  private void follow(long first) {
    long cluster = first;
    long kept = first;
    long distance = 0;
    long keepAfter = 1;
    add(cluster);
    while (length < most) {
      try {
        cluster = volume.table().next(cluster);
      } catch (IOException e) {
        fault = e;
        return;
      }
      if (cluster == FileAllocationTable.END) {
        return;
      }
      distance++;
      if (cluster == kept) {
        cut(first, distance);
        return;
      }
      if (distance == keepAfter) {
        kept = cluster;
        keepAfter *= 2;
        distance = 0;
      }
      add(cluster);
    }
  }

  private void add(long cluster) {
    if (length % MARK_DISTANCE == 0) {
      marks[(int) (length / MARK_DISTANCE)] = cluster;
    }
    length++;
  }

  /** Ends a chain that runs in a circle where it comes to a cluster for the second time. */
  private void cut(long first, long circle) {
    fault =
        new MalformedDataException(
            "file allocation table",
            volume.table().position(first),
            "the chain from cluster 0x%x runs in a circle of %d".formatted(first, circle));
    try {
      long behind = first;
      long ahead = first;
      for (long i = 0; i < circle; i++) {
        ahead = volume.table().next(ahead);
      }
      length = circle;
      while (behind != ahead) {
        behind = volume.table().next(behind);
        ahead = volume.table().next(ahead);
        length++;
      }
    } catch (IOException e) {
      // It could be read a moment ago.
      length = 0;
      fault = e;
    }
  }

  /** How many clusters can be reached. */
  long length() {
    return length;
  }

  /** Why it ends before it should, if it does. */
  Optional<IOException> fault() {
    return Optional.ofNullable(fault);
  }

  /** Whether the last cluster that was wanted is followed by another one. */
  boolean goesOn() {
    try {
      return length > 0
          && length == most
          && volume.table().next(cluster(length - 1)) != FileAllocationTable.END;
    } catch (IOException damaged) {
      return true;
    }
  }

  /** The cluster at an index below {@link #length}. */
  long cluster(long index) throws IOException {
    long cluster = marks[(int) (index / MARK_DISTANCE)];
    for (long i = 0; i < index % MARK_DISTANCE; i++) {
      cluster = volume.table().next(cluster);
    }
    return cluster;
  }
}
