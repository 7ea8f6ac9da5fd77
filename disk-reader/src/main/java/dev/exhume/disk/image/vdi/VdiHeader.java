package dev.exhume.disk.image.vdi;

import dev.exhume.binary.ByteSource;
import dev.exhume.binary.Bytes;
import dev.exhume.binary.MalformedDataException;
import dev.exhume.binary.UnsupportedFeatureException;
import dev.exhume.disk.image.part.Guid;
import java.io.IOException;
import java.nio.ByteOrder;

/**
 * The start of an image, versions 1.0 and 1.1.
 *
 * <pre>
 *   0 text of 64 bytes that names the product
 *  64 u32 0xbeda107f
 *  68 u32 version, the major one in the upper half
 *  76 u32 type: 1 dynamic, 2 fixed, 3 undo, 4 differencing
 * 340 u32 offset of the block map; 344 u32 offset of the blocks
 * 368 u64 bytes of the disk
 * 376 u32 bytes of a block; 380 u32 bytes before each; 384 u32 blocks
 * 392 unique id; 408 id of its last change; 424, 440 the same two of the parent
 * </pre>
 *
 * @param map offset of a u32 for each block
 * @param blocks offset of the first block
 * @param extra bytes before the content of each block
 */
record VdiHeader(
    long map,
    long blocks,
    long size,
    long blockBytes,
    long extra,
    long blockCount,
    boolean hasParent,
    String id,
    String revision,
    String parentId,
    String parentRevision) {
  static final int MAGIC = 0xBEDA107F;
  static final int MAGIC_OFFSET = 64;

  private static final String NAME = "VDI header";
  private static final int SIZE = 456;
  private static final int MAX_TYPE = 4;
  private static final int FIRST_WITH_PARENT = 3;
  private static final int SECTOR_BYTES = 512;
  private static final long MAX_BLOCK_BYTES = 1L << 30;
  private static final long MAX_SIZE = 1L << 62;

  static VdiHeader read(ByteSource file) throws IOException {
    long version = file.read(NAME, 68, Integer.BYTES, ByteOrder.LITTLE_ENDIAN).u32(0);
    if (version >> 16 != 1) {
      throw new UnsupportedFeatureException(
          "VDI version %d.%d".formatted(version >> 16, version & 0xFFFF));
    }
    Bytes bytes = file.read(NAME, 0, SIZE, ByteOrder.LITTLE_ENDIAN);
    long type = within(bytes, 76, bytes.u32(76), 1, MAX_TYPE);
    long blockBytes = within(bytes, 376, bytes.u32(376), SECTOR_BYTES, MAX_BLOCK_BYTES);
    long size = within(bytes, 368, bytes.s64(368), 0, MAX_SIZE);
    within(bytes, 384, bytes.u32(384), (size + blockBytes - 1) / blockBytes, 0xFFFF_FFFFL);
    return new VdiHeader(
        bytes.u32(340),
        bytes.u32(344),
        size,
        blockBytes,
        bytes.u32(380),
        bytes.u32(384),
        type >= FIRST_WITH_PARENT,
        Guid.read(bytes, 392),
        Guid.read(bytes, 408),
        Guid.read(bytes, 424),
        Guid.read(bytes, 440));
  }

  private static long within(Bytes bytes, int offset, long value, long least, long most)
      throws MalformedDataException {
    if (value < least || value > most) {
      throw bytes.malformed(offset, "%d, not %d to %d".formatted(value, least, most));
    }
    return value;
  }
}
