package dev.exhume.disk.volume.lvm.thin;

import dev.exhume.binary.ByteSource;
import dev.exhume.binary.Bytes;
import dev.exhume.binary.MalformedDataException;
import dev.exhume.disk.image.part.BlockCache;
import java.io.IOException;
import java.nio.ByteOrder;
import java.util.zip.CRC32C;

/** The metadata of a pool, in blocks that have a checksum and know their number. */
final class MetadataBlocks {
  static final int BLOCK_SIZE = 4096;

  /** The pools of a server are read one after the other, or a few at once. */
  private static final long CACHE_BYTES = 2 << 20;

  private static final int CHECKED_FROM = 4;

  private final ByteSource metadata;
  private final BlockCache cache = new BlockCache(CACHE_BYTES);

  MetadataBlocks(ByteSource metadata) {
    this.metadata = metadata;
  }

  /**
   * Reads a block.
   *
   * @param structure what it should be
   * @param salt by which the checksums of different structures differ
   */
  Bytes read(String structure, long number, long salt) throws IOException {
    long blocks = metadata.size() / BLOCK_SIZE;
    if (number < 0 || number >= blocks) {
      throw new MalformedDataException(structure, 0, "block %d of %d".formatted(number, blocks));
    }
    byte[] block =
        cache.get(
            this, number, BLOCK_SIZE, () -> load(structure, number, salt).copy(0, BLOCK_SIZE));
    return Bytes.of(structure, number * BLOCK_SIZE, block, ByteOrder.LITTLE_ENDIAN);
  }

  private Bytes load(String structure, long number, long salt) throws IOException {
    Bytes block =
        metadata.read(structure, number * BLOCK_SIZE, BLOCK_SIZE, ByteOrder.LITTLE_ENDIAN);
    CRC32C crc = new CRC32C();
    crc.update(block.buffer(CHECKED_FROM, BLOCK_SIZE - CHECKED_FROM));
    long checksum = (~crc.getValue() ^ salt) & 0xFFFF_FFFFL;
    if (block.u32(0) != checksum) {
      throw block.malformed(0, "checksum 0x%08x, not 0x%08x".formatted(block.u32(0), checksum));
    }
    if (block.s64(8) != number) {
      throw block.malformed(8, "number %d, not %d".formatted(block.s64(8), number));
    }
    return block;
  }
}
