package dev.exhume.disk.filesystem.inode;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToIntFunction;

/** What was read last, up to a total weight. Safe for use by several threads. */
public final class RecentlyUsed<V> {
  private final LinkedHashMap<Long, V> values = new LinkedHashMap<>(16, 0.75f, true);
  private final long capacity;
  private final ToIntFunction<V> weight;
  private long total;

  /** Keeps values whose weights are not more than a capacity together. */
  public RecentlyUsed(long capacity, ToIntFunction<V> weight) {
    this.capacity = capacity;
    this.weight = weight;
  }

  /** The value for a key, if it is still there. */
  public synchronized Optional<V> get(long key) {
    return Optional.ofNullable(values.get(key));
  }

  /** Keeps a value, unless it alone is too heavy. */
  public synchronized void put(long key, V value) {
    if (weight.applyAsInt(value) > capacity) {
      return;
    }
    V before = values.put(key, value);
    total += weight.applyAsInt(value) - (before == null ? 0 : weight.applyAsInt(before));
    while (total > capacity) {
      Map.Entry<Long, V> eldest = values.entrySet().iterator().next();
      total -= weight.applyAsInt(eldest.getValue());
      values.remove(eldest.getKey());
    }
  }
}
