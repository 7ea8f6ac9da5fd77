package dev.exhume.disk.filesystem.xfs.layout;

import dev.exhume.binary.Bytes;
import dev.exhume.binary.MalformedDataException;

/**
 * One of the two parts of an inode that hold, or lead to, the bytes of a file and its extended
 * attributes.
 *
 * @param format in which form
 * @param extents how many there are, if they are in the fork itself
 */
public record Fork(InodeRecord inode, Bytes bytes, int format, long extents) {
  /** The number of a device. */
  public static final int DEVICE = 0;

  /** The bytes themselves. */
  public static final int LOCAL = 1;

  /** A list of extents. */
  public static final int EXTENTS = 2;

  /** The root of a tree of extents. */
  public static final int BTREE = 3;

  /** What is in the fork itself. */
  public Bytes local(long size) throws MalformedDataException {
    if (format != LOCAL) {
      throw malformed("format is %d, not %d".formatted(format, LOCAL));
    }
    if (size > bytes.size()) {
      throw malformed("%d bytes are in a fork of %d".formatted(size, bytes.size()));
    }
    return bytes.slice(bytes.structure(), 0, (int) size);
  }

  /** The error for a fork that cannot be. */
  public MalformedDataException malformed(String reason) {
    return bytes.malformed(0, "%s in inode %d".formatted(reason, inode.number()));
  }
}
