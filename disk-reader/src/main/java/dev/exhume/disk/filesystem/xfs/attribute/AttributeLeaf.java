package dev.exhume.disk.filesystem.xfs.attribute;

import dev.exhume.binary.Bytes;
import dev.exhume.binary.MalformedDataException;
import dev.exhume.disk.filesystem.block.BlockMap;
import dev.exhume.disk.filesystem.xfs.layout.Fork;
import dev.exhume.disk.filesystem.xfs.layout.XfsVolume;
import dev.exhume.filesystem.UnixNames;
import java.util.function.Consumer;

/**
 * A leaf of the hash tree of extended attributes.
 *
 * <pre>
 * Leaf   --> header of the block, entries, bytes used, first of them (u16 each), flag, unused
 *            (u8 each), free space (12 bytes), in version 5: unused (u32), Entry *, ..., names
 * Entry  --> hash (u32), offset of the name (u16), flags, unused (u8 each)
 * Local  --> length of value (u16), length of name (u8), name, value
 * Remote --> block of the fork, length of value (u32 each), length of name (u8), name
 * </pre>
 *
 * @param header the length of the header of the block
 */
record AttributeLeaf(Bytes bytes, int header, Fork fork, BlockMap map) {
  private static final int OLD_HEADER_SIZE = 12;
  private static final int OLD_ENTRIES = 32;
  private static final int ENTRIES = 80;
  private static final int ENTRY_SIZE = 8;
  private static final int LOCAL_NAME_OFFSET = 3;
  private static final int REMOTE_NAME_OFFSET = 9;

  /** Hands on the attributes; those that are damaged are told and left out. */
  void forEach(XfsVolume volume, Consumer<Attribute> action) throws MalformedDataException {
    int count = bytes.u16(header);
    int start = header == OLD_HEADER_SIZE ? OLD_ENTRIES : ENTRIES;
    int room = (bytes.size() - start) / ENTRY_SIZE;
    if (count > room) {
      throw bytes.malformed(header, "%d entries, where %d fit".formatted(count, room));
    }
    for (int i = 0; i < count; i++) {
      try {
        action.accept(attribute(start + ENTRY_SIZE * i));
      } catch (MalformedDataException e) {
        volume.tell(
            e, "an extended attribute of inode %d is lost".formatted(fork.inode().number()));
      }
    }
  }

  private Attribute attribute(int entry) throws MalformedDataException {
    int offset = bytes.u16(entry + 4);
    int flags = bytes.u8(entry + 6);
    if ((flags & Attribute.LOCAL) == 0) {
      String name = UnixNames.decode(bytes.copy(offset + REMOTE_NAME_OFFSET, bytes.u8(offset + 8)));
      RemoteValue value =
          new RemoteValue(bytes, offset, fork, map, bytes.u32(offset), bytes.u32(offset + 4));
      return new Attribute(flags, name, value);
    }
    int nameLength = bytes.u8(offset + 2);
    String name = UnixNames.decode(bytes.copy(offset + LOCAL_NAME_OFFSET, nameLength));
    int value = offset + LOCAL_NAME_OFFSET + nameLength;
    return new Attribute(flags, name, Attribute.Value.in(bytes, value, bytes.u16(offset)));
  }
}
