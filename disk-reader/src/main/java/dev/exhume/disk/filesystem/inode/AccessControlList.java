package dev.exhume.disk.filesystem.inode;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * A POSIX access control list in the form in which Linux shows it, whatever a file system keeps.
 *
 * <pre>
 * List --> version 2 (u32), (tag, permissions (u16 each), id of a user or group (u32)) *
 * </pre>
 *
 * All integers are little-endian. Only the entries of a named user or group have an id; it is
 * 0xffffffff in the others.
 */
public final class AccessControlList {
  private static final int VERSION = 2;
  private static final int USER = 0x02;
  private static final int GROUP = 0x08;
  private static final int NO_ID = -1;
  private static final int ENTRY_SIZE = 8;

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

  /** Starts without entries. */
  public AccessControlList() {
    bytes.writeBytes(little(Integer.BYTES).putInt(VERSION).array());
  }

  /** Whether entries of a kind are about one user or group. */
  public static boolean hasId(int tag) {
    return tag == USER || tag == GROUP;
  }

  /** Appends an entry, whose id counts only if there is one. */
  public void add(int tag, int permissions, int id) {
    bytes.writeBytes(
        little(ENTRY_SIZE)
            .putShort((short) tag)
            .putShort((short) permissions)
            .putInt(hasId(tag) ? id : NO_ID)
            .array());
  }

  /** The value of the extended attribute. */
  public byte[] value() {
    return bytes.toByteArray();
  }

  private static ByteBuffer little(int size) {
    return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
  }
}
