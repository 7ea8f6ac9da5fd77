package dev.exhume.disk.filesystem.ext.change;

import dev.exhume.binary.Bytes;
import dev.exhume.disk.filesystem.inode.EntryVisitor;
import dev.exhume.filesystem.FileType;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What has changed of an inode, of the place of its bytes, and of its names if it is a directory.
 */
public final class ChangedInode {
  private final boolean isNew;
  private final ChangedRuns runs = new ChangedRuns();
  private final Map<String, Long> added = new LinkedHashMap<>();
  private final Set<Name> removed = new HashSet<>();
  private @Nullable Bytes bytes;
  private long parent;

  ChangedInode(boolean isNew) {
    this.isNew = isNew;
  }

  /** Whether nothing of what the volume has of it is its own. */
  public boolean isNew() {
    return isNew;
  }

  /** The inode itself, if that has changed. */
  public Optional<Bytes> bytes() {
    return Optional.ofNullable(bytes);
  }

  /** Where its bytes are now. */
  public ChangedRuns runs() {
    return runs;
  }

  /** Replaces the inode itself. */
  public void become(Bytes inode) {
    bytes = inode;
  }

  /** Says which directory it is in, for a new directory, which has no entry for that. */
  public void putInto(long directory) {
    parent = directory;
  }

  /** Gives a name in this directory to an inode. */
  public void add(String name, long inode) {
    added.put(name, inode);
  }

  /** Takes a name in this directory from an inode, if it is that inode's. */
  public void remove(String name, long inode) {
    added.remove(name, inode);
    removed.add(new Name(name, inode));
  }

  /** The entries that the volume has of this directory, without those that are there no more. */
  public EntryVisitor without(EntryVisitor visitor) {
    return (name, inode, type) ->
        added.containsKey(name)
            || removed.contains(new Name(name, inode))
            || visitor.entry(name, inode, type);
  }

  /** Shows the entries of this directory that the volume does not have. */
  public void visitAdded(EntryVisitor visitor) {
    boolean goesOn = !isNew || visitor.entry("..", parent, FileType.DIRECTORY);
    for (Map.Entry<String, Long> entry : added.entrySet()) {
      if (!goesOn) {
        return;
      }
      goesOn = visitor.entry(entry.getKey(), entry.getValue(), FileType.UNKNOWN);
    }
  }

  private record Name(String name, long inode) {}
}
