package dev.exhume.disk.filesystem.ext.journal;

import dev.exhume.binary.Bytes;
import dev.exhume.binary.MalformedDataException;
import java.util.ArrayList;
import java.util.List;

/**
 * What a descriptor says of one of the blocks that follow it.
 *
 * <pre>
 * Tag    --> block (u32), checksum, flags (u16 each), upper half of block (u32) with 64bit,
 *            u16 with checksums of version 2, UUID unless it is the same as before
 * Tag v3 --> block, flags, upper half of block, checksum (u32 each), UUID likewise
 * </pre>
 *
 * @param block of the file system
 * @param isEscaped whether it started with the magic number of the journal, and does not here
 */
record BlockTag(long block, boolean isEscaped, long checksum) {
  private static final int ESCAPED = 0x1;
  private static final int SAME_UUID = 0x2;
  private static final int LAST = 0x8;
  private static final int UUID_SIZE = 16;

  /** All tags of a block of descriptions. */
  static List<BlockTag> of(Bytes block, JournalFeatures features) throws MalformedDataException {
    int size = features.tagSize();
    int end = block.size() - (features.hasBlockChecksums() ? Integer.BYTES : 0);
    List<BlockTag> tags = new ArrayList<>();
    int offset = LogBlock.HEADER_SIZE;
    while (offset + size <= end) {
      int flags = block.u16(offset + 6);
      long upperHalf = features.has64Bit() ? block.u32(offset + 8) : 0;
      long checksum = features.hasChecksumsV3() ? block.u32(offset + 12) : block.u16(offset + 4);
      tags.add(new BlockTag(upperHalf << 32 | block.u32(offset), (flags & ESCAPED) != 0, checksum));
      if ((flags & LAST) != 0) {
        break;
      }
      offset += size + ((flags & SAME_UUID) == 0 ? UUID_SIZE : 0);
    }
    return tags;
  }
}
