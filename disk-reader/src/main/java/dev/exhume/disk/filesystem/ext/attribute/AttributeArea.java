package dev.exhume.disk.filesystem.ext.attribute;

import dev.exhume.binary.Bytes;
import dev.exhume.binary.MalformedDataException;
import dev.exhume.disk.filesystem.ext.layout.InodeRecord;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A place for extended attributes: what an inode has left, or a block.
 *
 * <pre>
 * InInode --> magic 0xea020000 (u32), Entry *, 0 (u32), free space, values
 * InBlock --> magic, references, blocks (always 1), hash, checksum (u32 each), 12 bytes, Entry *, 0, ...
 * Entry   --> name length, name index (u8 each), offset of the value (u16), inode of the value,
 *             size of the value, hash (u32 each), name, filled up to a multiple of 4
 * </pre>
 *
 * In an inode the offset of a value counts from the first entry, in a block from its start.
 *
 * @see <a href="https://docs.kernel.org/filesystems/ext4/attributes.html">extended attributes</a>
 */
public final class AttributeArea {
  private static final long MAGIC = 0xEA02_0000L;
  private static final int BLOCK_HEADER_SIZE = 32;

  private final Bytes area;
  private final int firstEntry;
  private final int valueBase;

  private AttributeArea(Bytes area, int firstEntry, int valueBase) {
    this.area = area;
    this.firstEntry = firstEntry;
    this.valueBase = valueBase;
  }

  /** The area behind the fields of an inode, if attributes are in it. */
  public static Optional<AttributeArea> of(InodeRecord inode) throws MalformedDataException {
    int start = inode.fieldsEnd();
    int size = inode.bytes().size() - start;
    if (size < Integer.BYTES || inode.bytes().u32(start) != MAGIC) {
      return Optional.empty();
    }
    Bytes area = inode.bytes().slice("inode's extended attributes", start, size);
    return Optional.of(new AttributeArea(area, Integer.BYTES, Integer.BYTES));
  }

  /** A block of attributes. */
  public static AttributeArea of(Bytes block) throws MalformedDataException {
    if (block.u32(0) != MAGIC || block.u32(8) != 1) {
      throw block.malformed(
          0,
          "magic is 0x%08x for %d blocks, not 0x%08x for 1"
              .formatted(block.u32(0), block.u32(8), MAGIC));
    }
    return new AttributeArea(block, BLOCK_HEADER_SIZE, 0);
  }

  /**
   * Hands on all entries.
   *
   * @throws MalformedDataException at the first one that does not fit; those before were handed on
   */
  public void forEach(Consumer<AttributeEntry> action) throws MalformedDataException {
    int offset = firstEntry;
    while (offset + Integer.BYTES <= area.size() && area.u32(offset) != 0) {
      AttributeEntry entry = new AttributeEntry(area, offset, valueBase);
      int end = offset + AttributeEntry.SIZE_WITHOUT_NAME + entry.nameLength();
      if (end > area.size()) {
        throw area.malformed(
            offset, "entry ends at 0x%x, beyond an area of %d bytes".formatted(end, area.size()));
      }
      action.accept(entry);
      offset = end + 3 & ~3;
    }
  }
}
