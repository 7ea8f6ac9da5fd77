package dev.exhume.disk.filesystem.xfs.log.item;

import dev.exhume.binary.Bytes;
import dev.exhume.binary.MalformedDataException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * The root of a tree of extents. It is logged as it is in memory, like a block of its own, with
 * room for as many pointers as there are; in the inode it has as many as its part of it holds.
 *
 * <pre>
 * logged:   0 magic; 4 u16 level; 6 u16 entries; 24 (version 5: 72) keys, then pointers
 * in inode: 0 u16 level; 2 u16 entries; 4 keys, then, after room for all keys, pointers
 * </pre>
 */
final class TreeRoot {
  private static final int HEADER = 24;
  private static final int HEADER_5 = 72;
  private static final int HEADER_IN_INODE = 4;
  private static final int ENTRY = 2 * Long.BYTES;

  private TreeRoot() {}

  static void put(Bytes logged, ByteBuffer fork, boolean isVersion5) throws MalformedDataException {
    Bytes root = logged.in(ByteOrder.BIG_ENDIAN);
    int header = isVersion5 ? HEADER_5 : HEADER;
    int entries = root.u16(6);
    int loggedRoom = Math.max(0, root.size() - header) / ENTRY;
    int room = Math.max(0, fork.limit() - HEADER_IN_INODE) / ENTRY;
    if (entries > loggedRoom || entries > room) {
      throw root.malformed(
          6, "root of a tree has %d entries, and room for %d".formatted(entries, room));
    }
    fork.putShort(0, (short) root.u16(4));
    fork.putShort(2, (short) entries);
    int length = entries * Long.BYTES;
    fork.put(HEADER_IN_INODE, root.copy(header, length));
    fork.put(
        HEADER_IN_INODE + room * Long.BYTES, root.copy(header + loggedRoom * Long.BYTES, length));
  }
}
