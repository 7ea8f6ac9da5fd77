package dev.exhume.disk.filesystem.ext.change;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The inodes that are no longer as the volume has them. Not changed any more once it is read. */
public final class Changes {
  /** Of a volume on which all is as it should be. */
  public static final Changes NONE = new Changes();

  private final Map<Long, ChangedInode> inodes = new HashMap<>();

  /** Starts without any. */
  public Changes() {}

  /** What has changed of an inode. */
  public Optional<ChangedInode> of(long inode) {
    return Optional.ofNullable(inodes.get(inode));
  }

  /** An inode to be changed. */
  public ChangedInode change(long inode) {
    return inodes.computeIfAbsent(inode, number -> new ChangedInode(false));
  }

  /** An inode that was made anew: what the volume has of it is no longer its own. */
  public ChangedInode create(long inode) {
    ChangedInode created = new ChangedInode(true);
    inodes.put(inode, created);
    return created;
  }
}
