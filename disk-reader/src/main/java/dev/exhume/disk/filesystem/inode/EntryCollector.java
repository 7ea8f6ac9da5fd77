package dev.exhume.disk.filesystem.inode;

import dev.exhume.filesystem.DirectoryEntry;
import dev.exhume.filesystem.FileType;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Makes a listing of a directory, or of the one entry that is wanted. */
final class EntryCollector<R extends StoredInode> implements EntryVisitor {
  private final InodeFiles<R> files;
  private final long directory;
  private final Optional<String> wanted;
  private final List<DirectoryEntry> entries = new ArrayList<>();
  private final Set<Long> met = new HashSet<>();
  private long parent;

  EntryCollector(InodeFiles<R> files, long directory, Optional<String> wanted) {
    this.files = files;
    this.directory = directory;
    this.wanted = wanted;
  }

  @Override
  public boolean entry(String name, long inode, FileType type) {
    if (name.equals("..")) {
      parent = parent == 0 ? inode : parent;
      return true;
    }
    if (name.equals(".")) {
      return true;
    }
    boolean mayBeDirectory = type == FileType.DIRECTORY || type == FileType.UNKNOWN;
    boolean isFirstName = !mayBeDirectory || met.add(inode);
    if (wanted.isPresent() && !wanted.get().equals(name)) {
      return true;
    }
    entries.add(
        new DirectoryEntry(name, new NumberedInode<>(files, inode, type, directory, isFirstName)));
    return wanted.isEmpty();
  }

  Listing listing() {
    return new Listing(entries, parent);
  }
}
