package dev.exhume.disk.filesystem.xfs.attribute;

import dev.exhume.binary.Bytes;
import dev.exhume.binary.MalformedDataException;
import dev.exhume.disk.filesystem.xfs.layout.Fork;
import dev.exhume.disk.filesystem.xfs.layout.InodeRecord;
import dev.exhume.disk.filesystem.xfs.layout.XfsVolume;
import dev.exhume.filesystem.UnixNames;
import java.io.IOException;
import java.util.function.Consumer;

/**
 * The extended attributes of an inode, those that fit into it or those in a hash tree.
 *
 * <pre>
 * InInode --> size (u16), entries, unused (u8 each), Entry *
 * Entry   --> length of name, length of value, flags (u8 each), name, value
 * </pre>
 */
public final class AttributeFork {
  private static final int HEADER_SIZE = 4;
  private static final int NAME_OFFSET = 3;

  private AttributeFork() {}

  /** Hands on all attributes; what is damaged is told and left out. */
  public static void forEach(XfsVolume volume, InodeRecord inode, Consumer<Attribute> action) {
    try {
      Fork fork = inode.attributes();
      if (fork.bytes().size() == 0) {
        return;
      }
      if (fork.format() == Fork.LOCAL) {
        inInode(fork.bytes(), action);
      } else if (fork.format() == Fork.BTREE || fork.extents() != 0) {
        new AttributeTree(volume, fork, action).visit();
      }
    } catch (IOException e) {
      volume.tell(
          e,
          inode.bytes().position(),
          "extended attributes of inode %d are lost".formatted(inode.number()));
    }
  }

  private static void inInode(Bytes bytes, Consumer<Attribute> action)
      throws MalformedDataException {
    int count = bytes.u8(2);
    int offset = HEADER_SIZE;
    for (int i = 0; i < count; i++) {
      int nameLength = bytes.u8(offset);
      int valueLength = bytes.u8(offset + 1);
      String name = UnixNames.decode(bytes.copy(offset + NAME_OFFSET, nameLength));
      int value = offset + NAME_OFFSET + nameLength;
      action.accept(
          new Attribute(bytes.u8(offset + 2), name, Attribute.Value.in(bytes, value, valueLength)));
      offset = value + valueLength;
    }
  }
}
