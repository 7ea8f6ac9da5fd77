package dev.exhume.disk.filesystem.ext.directory;

import dev.exhume.binary.Bytes;
import dev.exhume.binary.MalformedDataException;
import dev.exhume.disk.filesystem.ext.layout.ExtVolume;
import dev.exhume.disk.filesystem.inode.EntryName;
import dev.exhume.disk.filesystem.inode.EntryVisitor;
import dev.exhume.filesystem.FileType;
import dev.exhume.filesystem.UnixNames;

/**
 * A run of directory entries, which fill a block or a part of an inode.
 *
 * <pre>
 * Entry --> inode (u32), length (u16), name length, file type (u8 each), name, free space
 * </pre>
 *
 * An inode of 0 is free space. So are, for whoever reads in a line, the nodes of a hash tree and
 * the checksum at a block's end.
 *
 * @see <a href="https://docs.kernel.org/filesystems/ext4/directory.html">directory entries</a>
 */
final class EntryArea {
  private static final int HEADER_SIZE = 8;
  private static final int LARGEST = 1 << 16;
  private static final int TYPE_MASK = 0x0F;
  private static final FileType[] TYPES = {
    FileType.UNKNOWN,
    FileType.REGULAR,
    FileType.DIRECTORY,
    FileType.CHARACTER_DEVICE,
    FileType.BLOCK_DEVICE,
    FileType.FIFO,
    FileType.SOCKET,
    FileType.SYMBOLIC_LINK
  };

  private final ExtVolume volume;
  private final long directory;
  private final EntryVisitor visitor;

  EntryArea(ExtVolume volume, long directory, EntryVisitor visitor) {
    this.volume = volume;
    this.directory = directory;
    this.visitor = visitor;
  }

  /**
   * Visits the entries of an area.
   *
   * @return whether the visitor wants to go on
   * @throws MalformedDataException where the entries break off
   */
  boolean visit(Bytes area) throws MalformedDataException {
    int offset = 0;
    while (offset <= area.size() - HEADER_SIZE) {
      int length = length(area, offset);
      if (area.u32(offset) != 0 && !visit(area, offset, length)) {
        return false;
      }
      offset += length;
    }
    return true;
  }

  private int length(Bytes area, int offset) throws MalformedDataException {
    int length = area.u16(offset + 4);
    if (volume.geometry().blockSize() == LARGEST) {
      // 16 bits are too few for a whole block: the two that are always 0 hold the upper ones.
      boolean isWhole = length == 0 || length == 0xFFFF;
      length = isWhole ? LARGEST : (length & ~3) | (length & 3) << 16;
    }
    if (length < HEADER_SIZE || length % 4 != 0 || length > area.size() - offset) {
      throw area.malformed(
          offset + 4,
          "entry has %d bytes, not a multiple of 4 from %d to %d"
              .formatted(length, HEADER_SIZE, area.size() - offset));
    }
    return length;
  }

  private boolean visit(Bytes area, int offset, int length) throws MalformedDataException {
    long inode = area.u32(offset);
    // Without types the length has 16 bits, of which no name ever needed more than 8.
    int nameLength = area.u8(offset + 6);
    if (nameLength == 0 || nameLength > length - HEADER_SIZE) {
      lost(area, offset + 6, "name of %d bytes in an entry of %d".formatted(nameLength, length));
      return true;
    }
    byte[] raw = area.copy(offset + HEADER_SIZE, nameLength);
    String name = UnixNames.decode(raw);
    if (!volume.isFile(inode)) {
      lost(area, offset, "'%s' is inode %d, which is no file's".formatted(name, inode));
      return true;
    }
    if (!EntryName.isLegal(name)) {
      name = EntryName.legal(name);
      volume.tell(
          area.malformed(offset + HEADER_SIZE, "a slash or a NUL is in the name"),
          "it is called '%s' instead".formatted(name));
    }
    int type = volume.superblock().features().hasFileTypes() ? area.u8(offset + 7) & TYPE_MASK : 0;
    return visitor.entry(name, inode, type < TYPES.length ? TYPES[type] : FileType.UNKNOWN);
  }

  private void lost(Bytes area, int offset, String fault) {
    volume.tell(
        area.malformed(offset, fault), "a name in directory %d is lost".formatted(directory));
  }
}
