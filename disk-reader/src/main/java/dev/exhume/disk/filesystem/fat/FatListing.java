package dev.exhume.disk.filesystem.fat;

import dev.exhume.filesystem.DirectoryEntry;
import dev.exhume.filesystem.Inode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A directory as it was read. */
final class FatListing {
  private final List<DirectoryEntry> entries;
  private final Map<String, Inode> byName = new HashMap<>();
  private final int directories;

  /**
   * @param directories how many of the entries are directories
   */
  FatListing(List<DirectoryEntry> entries, int directories) {
    this.entries = List.copyOf(entries);
    this.directories = directories;
    for (DirectoryEntry entry : entries) {
      byName.putIfAbsent(entry.name(), entry.inode());
    }
  }

  List<DirectoryEntry> entries() {
    return entries;
  }

  int directories() {
    return directories;
  }

  /** The first entry of exactly that name. */
  Optional<Inode> find(String name) {
    return Optional.ofNullable(byName.get(name));
  }
}
