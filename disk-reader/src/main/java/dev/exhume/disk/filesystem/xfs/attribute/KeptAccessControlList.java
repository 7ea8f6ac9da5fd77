package dev.exhume.disk.filesystem.xfs.attribute;

import dev.exhume.binary.Bytes;
import dev.exhume.binary.MalformedDataException;
import dev.exhume.disk.filesystem.inode.AccessControlList;

/**
 * A POSIX access control list as XFS keeps it.
 *
 * <pre>
 * List --> entries (u32), (tag, id of a user or group (u32 each), permissions, unused (u16 each)) *
 * </pre>
 */
public final class KeptAccessControlList {
  private static final int HEADER_SIZE = 4;
  private static final int ENTRY_SIZE = 12;

  private KeptAccessControlList() {}

  /** The value as the kernel shows it. */
  public static byte[] shown(Bytes kept) throws MalformedDataException {
    long count = kept.u32(0);
    int room = (kept.size() - HEADER_SIZE) / ENTRY_SIZE;
    if (count > room) {
      throw kept.malformed(0, "%d entries, where %d fit".formatted(count, room));
    }
    AccessControlList shown = new AccessControlList();
    for (int i = 0; i < count; i++) {
      int offset = HEADER_SIZE + ENTRY_SIZE * i;
      shown.add((int) kept.u32(offset), kept.u16(offset + 8), kept.s32(offset + 4));
    }
    return shown.value();
  }
}
