package dev.exhume.disk.filesystem.ext.attribute;

import dev.exhume.binary.Bytes;
import dev.exhume.binary.MalformedDataException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * A POSIX access control list, which the kernel shows in another form than it keeps.
 *
 * <pre>
 * Kept  --> version 1 (u32), (tag, permissions (u16 each), id of a user or group (u32)) *
 * Shown --> version 2 (u32), (tag, permissions (u16 each), id or 0xffffffff (u32)) *
 * </pre>
 *
 * Only the entries of a named user or group are kept with an id.
 */
public final class AccessControlList {
  private static final int KEPT_VERSION = 1;
  private static final int SHOWN_VERSION = 2;
  private static final int USER = 0x02;
  private static final int GROUP = 0x08;
  private static final int NO_ID = -1;
  private static final int SHORT_SIZE = 4;
  private static final int LONG_SIZE = 8;

  private AccessControlList() {}

  /** The value as the kernel shows it. */
  public static byte[] shown(Bytes kept) throws MalformedDataException {
    if (kept.u32(0) != KEPT_VERSION) {
      throw kept.malformed(0, "version is %d, not %d".formatted(kept.u32(0), KEPT_VERSION));
    }
    ByteBuffer shown =
        ByteBuffer.allocate(SHORT_SIZE + LONG_SIZE * (kept.size() / SHORT_SIZE))
            .order(ByteOrder.LITTLE_ENDIAN)
            .putInt(SHOWN_VERSION);
    int offset = SHORT_SIZE;
    while (offset < kept.size()) {
      int tag = kept.u16(offset);
      boolean hasId = tag == USER || tag == GROUP;
      shown.putShort((short) tag).putShort((short) kept.u16(offset + 2));
      shown.putInt(hasId ? kept.s32(offset + 4) : NO_ID);
      offset += hasId ? LONG_SIZE : SHORT_SIZE;
    }
    byte[] value = new byte[shown.position()];
    shown.flip().get(value);
    return value;
  }
}
