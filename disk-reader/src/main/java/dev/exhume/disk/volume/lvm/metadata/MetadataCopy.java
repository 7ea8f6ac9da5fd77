package dev.exhume.disk.volume.lvm.metadata;

import dev.exhume.disk.volume.lvm.group.GroupDescription;

/**
 * A description of the group on one of its physical volumes.
 *
 * @param position where it starts, in bytes from the start of the physical volume
 */
public record MetadataCopy(GroupDescription group, Standing standing, long position) {
  /** How far it can be trusted. */
  public enum Standing {
    /** It is the one that LVM reads. */
    CURRENT,
    /** LVM was told to leave it as it was, and to write others. */
    IGNORED,
    /** It was once current, and its place is used again by and by. */
    OLDER
  }
}
