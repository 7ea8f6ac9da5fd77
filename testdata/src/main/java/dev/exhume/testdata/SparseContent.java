package dev.exhume.testdata;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A regular file's bytes with holes between them.
 *
 * @param size in bytes, the holes included
 * @param pieces the bytes that are not in a hole, by their offset
 */
public record SparseContent(long size, SortedMap<Long, byte[]> pieces) {
  public SparseContent {
    pieces = new TreeMap<>(pieces);
  }

  static SparseContent of(byte... bytes) {
    Map<Long, byte[]> pieces = bytes.length == 0 ? Map.of() : Map.of(0L, bytes);
    return new SparseContent(bytes.length, new TreeMap<>(pieces));
  }

  /** Whether there is any hole. */
  public boolean hasHoles() {
    return pieces.values().stream().mapToLong(piece -> piece.length).sum() < size;
  }
}
