package dev.exhume.disk.filesystem.ext;

import dev.exhume.disk.filesystem.ext.directory.EntryVisitor;
import dev.exhume.filesystem.DirectoryEntry;
import dev.exhume.filesystem.FileType;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Makes a listing of a directory, or of the one entry that is wanted. */
final class EntryCollector implements EntryVisitor {
  private final ExtTree tree;
  private final long directory;
  private final Optional<String> wanted;
  private final List<DirectoryEntry> entries = new ArrayList<>();
  private final Set<Long> met = new HashSet<>();
  private long parent;

  EntryCollector(ExtTree tree, long directory, Optional<String> wanted) {
    this.tree = tree;
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
    entries.add(new DirectoryEntry(name, new ExtInode(tree, inode, type, directory, isFirstName)));
    return wanted.isEmpty();
  }

  Listing listing() {
    return new Listing(entries, parent);
  }
}
