package dev.exhume.disk.filesystem.xfs.directory;

import dev.exhume.binary.Bytes;
import dev.exhume.binary.MalformedDataException;
import dev.exhume.disk.filesystem.inode.EntryVisitor;
import dev.exhume.filesystem.FileType;

/**
 * A directory in its inode, which has no {@code .} and {@code ..}.
 *
 * <pre>
 * Directory --> entries, those with large numbers (u8 each), parent (Inode), Entry *
 * Entry     --> length of name (u8), offset (u16), name, file type (u8) if there are any, Inode
 * Inode     --> number (u32; u64 if any of them is large)
 * </pre>
 */
record ShortForm(Bytes bytes, EntrySink sink) {
  private static final int SHORT_NUMBER = 4;
  private static final int LONG_NUMBER = 8;
  private static final int NAME_OFFSET = 3;

  /** Visits the entries, as long as the visitor wants to go on. */
  void visit(EntryVisitor visitor) throws MalformedDataException {
    int count = bytes.u8(0);
    int numberSize = bytes.u8(1) == 0 ? SHORT_NUMBER : LONG_NUMBER;
    int offset = 2;
    boolean goesOn = visitor.entry("..", number(offset, numberSize), FileType.DIRECTORY);
    offset += numberSize;
    for (int i = 0; i < count && goesOn; i++) {
      int nameLength = bytes.u8(offset);
      byte[] name = bytes.copy(offset + NAME_OFFSET, nameLength);
      int typeOffset = offset + NAME_OFFSET + nameLength;
      int numberOffset = typeOffset + sink.typeSize();
      int type = sink.typeSize() == 0 ? 0 : bytes.u8(typeOffset);
      goesOn = sink.entry(bytes, offset, name, number(numberOffset, numberSize), type);
      offset = numberOffset + numberSize;
    }
  }

  private long number(int offset, int size) throws MalformedDataException {
    return size == SHORT_NUMBER ? bytes.u32(offset) : bytes.s64(offset);
  }
}
