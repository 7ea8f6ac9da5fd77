package dev.exhume.disk.filesystem.ext.attribute;

import dev.exhume.binary.Bytes;
import dev.exhume.binary.MalformedDataException;
import dev.exhume.disk.filesystem.inode.AccessControlList;

/**
 * A POSIX access control list as ext file systems keep it.
 *
 * <pre>
 * List --> version 1 (u32), (tag, permissions (u16 each), id of a user or group (u32)) *
 * </pre>
 *
 * Only the entries of a named user or group are kept with an id.
 */
public final class KeptAccessControlList {
  private static final int VERSION = 1;
  private static final int SHORT_SIZE = 4;
  private static final int LONG_SIZE = 8;

  private KeptAccessControlList() {}

  /** The value as the kernel shows it. */
  public static byte[] shown(Bytes kept) throws MalformedDataException {
    if (kept.u32(0) != VERSION) {
      throw kept.malformed(0, "version is %d, not %d".formatted(kept.u32(0), VERSION));
    }
    AccessControlList shown = new AccessControlList();
    int offset = SHORT_SIZE;
    while (offset < kept.size()) {
      int tag = kept.u16(offset);
      boolean hasId = AccessControlList.hasId(tag);
      shown.add(tag, kept.u16(offset + 2), hasId ? kept.s32(offset + 4) : 0);
      offset += hasId ? LONG_SIZE : SHORT_SIZE;
    }
    return shown.value();
  }
}
