package dev.exhume.disk.filesystem.inode;

import dev.exhume.filesystem.DirectoryEntry;
import dev.exhume.filesystem.Inode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A directory as it was read. */
final class Listing {
  private final List<DirectoryEntry> entries;
  private final long parent;
  private @Nullable Map<String, Inode> byName;

  /**
   * @param parent the inode that {@code ..} names, 0 if none could be read
   */
  Listing(List<DirectoryEntry> entries, long parent) {
    this.entries = List.copyOf(entries);
    this.parent = parent;
  }

  List<DirectoryEntry> entries() {
    return entries;
  }

  long parent() {
    return parent;
  }

  /** The first entry of a name. */
  synchronized Optional<Inode> find(String name) {
    Map<String, Inode> known = byName;
    if (known == null) {
      known = new HashMap<>();
      for (DirectoryEntry entry : entries) {
        known.putIfAbsent(entry.name(), entry.inode());
      }
      byName = known;
    }
    return Optional.ofNullable(known.get(name));
  }
}
