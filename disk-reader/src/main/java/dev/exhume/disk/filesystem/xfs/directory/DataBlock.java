package dev.exhume.disk.filesystem.xfs.directory;

import dev.exhume.binary.Bytes;
import dev.exhume.binary.MalformedDataException;
import dev.exhume.disk.filesystem.xfs.layout.BlockHeader;
import dev.exhume.disk.filesystem.xfs.layout.InodeRecord;
import dev.exhume.disk.filesystem.xfs.layout.XfsVolume;

/**
 * A block with names.
 *
 * <pre>
 * Block  --> magic (u32); in version 5: checksum (u32), place, log sequence (u64 each), UUID
 *            (16 bytes), owner (u64); free space (12 bytes); in version 5: unused (u32);
 *            (Entry | Free) *; if it is the only one: Hash *, hashes, stale hashes (u32 each)
 * Entry  --> inode (u64), length of name (u8), name, file type (u8) if there are any,
 *            filled up so that a multiple of 8 bytes ends with: offset of the entry (u16)
 * Free   --> 0xffff, length (u16 each), ..., offset (u16)
 * Hash   --> hash of a name, offset of its entry divided by 8 (u32 each)
 * </pre>
 */
record DataBlock(Bytes bytes, EntrySink sink) {
  private static final long SINGLE = 0x5844_3242;
  private static final long CHECKED_SINGLE = 0x5844_4233;
  private static final long ONE_OF_MANY = 0x5844_3244;
  private static final long CHECKED_ONE_OF_MANY = 0x5844_4433;
  private static final int HEADER_SIZE = 16;
  private static final int CHECKED_HEADER_SIZE = 64;
  private static final int HASH_SIZE = 8;
  private static final int FREE = 0xFFFF;
  private static final int NAME_OFFSET = 9;
  private static final int ALIGNMENT = 8;

  /** Refuses a block that is none of a directory's. */
  void verify(XfsVolume volume, InodeRecord directory) throws MalformedDataException {
    boolean isChecked = volume.superblock().features().hasChecksums();
    long magic = bytes.u32(0);
    boolean fits =
        isChecked
            ? magic == CHECKED_SINGLE || magic == CHECKED_ONE_OF_MANY
            : magic == SINGLE || magic == ONE_OF_MANY;
    if (!fits) {
      throw bytes.malformed(0, "magic is 0x%08x, not that of names".formatted(magic));
    }
    BlockHeader.DIRECTORY.verify(volume, bytes, directory);
  }

  /**
   * Visits the entries.
   *
   * @return whether the visitor wants to go on
   * @throws MalformedDataException where the entries break off
   */
  boolean visit() throws MalformedDataException {
    int end = end();
    int offset = isChecked() ? CHECKED_HEADER_SIZE : HEADER_SIZE;
    while (offset < end) {
      boolean isFree = bytes.u16(offset) == FREE;
      int length = isFree ? bytes.u16(offset + 2) : entrySize(offset);
      if (length == 0 || length % ALIGNMENT != 0 || length > end - offset) {
        throw bytes.malformed(
            offset,
            "entry has %d bytes, not a multiple of %d up to %d"
                .formatted(length, ALIGNMENT, end - offset));
      }
      if (bytes.u16(offset + length - 2) != offset) {
        throw bytes.malformed(
            offset + length - 2,
            "entry starts at 0x%x, not 0x%x".formatted(bytes.u16(offset + length - 2), offset));
      }
      if (!isFree && !entry(offset)) {
        return false;
      }
      offset += length;
    }
    return true;
  }

  private boolean isChecked() throws MalformedDataException {
    long magic = bytes.u32(0);
    return magic == CHECKED_SINGLE || magic == CHECKED_ONE_OF_MANY;
  }

  /** Where the entries end. */
  private int end() throws MalformedDataException {
    long magic = bytes.u32(0);
    if (magic != SINGLE && magic != CHECKED_SINGLE) {
      return bytes.size();
    }
    int tail = bytes.size() - HASH_SIZE;
    long hashes = bytes.u32(tail);
    if (hashes > tail / HASH_SIZE) {
      throw bytes.malformed(tail, "%d hashes, where %d fit".formatted(hashes, tail / HASH_SIZE));
    }
    return tail - (int) hashes * HASH_SIZE;
  }

  private int entrySize(int offset) throws MalformedDataException {
    int used = NAME_OFFSET + bytes.u8(offset + 8) + sink.typeSize() + Short.BYTES;
    return (used + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
  }

  private boolean entry(int offset) throws MalformedDataException {
    int nameLength = bytes.u8(offset + 8);
    byte[] name = bytes.copy(offset + NAME_OFFSET, nameLength);
    int type = sink.typeSize() == 0 ? 0 : bytes.u8(offset + NAME_OFFSET + nameLength);
    return sink.entry(bytes, offset, name, bytes.s64(offset), type);
  }
}
