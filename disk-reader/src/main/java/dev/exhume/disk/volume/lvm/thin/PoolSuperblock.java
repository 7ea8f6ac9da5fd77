package dev.exhume.disk.volume.lvm.thin;

import dev.exhume.binary.Bytes;
import java.io.IOException;

/**
 * The first block of a pool's metadata.
 *
 * @param mappings the root of the tree of devices
 * @param blockBytes the unit in which space is given to volumes
 */
record PoolSuperblock(long mappings, long blockBytes) {
  private static final long MAGIC = 27_022_010;
  private static final long CHECKSUM_SALT = 160_774;
  private static final int MIN_VERSION = 1;
  private static final int MAX_VERSION = 2;
  private static final long SECTOR_SIZE = 512;

  /** Blocks are 64 KiB to 1 GiB. */
  private static final long MIN_BLOCK_SECTORS = 128;

  private static final long MAX_BLOCK_SECTORS = 2 << 20;

  static PoolSuperblock read(MetadataBlocks blocks) throws IOException {
    Bytes block = blocks.read("thin pool superblock", 0, CHECKSUM_SALT);
    if (block.s64(32) != MAGIC) {
      throw block.malformed(32, "magic %d, not %d".formatted(block.s64(32), MAGIC));
    }
    if (block.u32(40) < MIN_VERSION || block.u32(40) > MAX_VERSION) {
      throw block.malformed(40, "version %d".formatted(block.u32(40)));
    }
    long sectors = block.u32(336);
    if (sectors < MIN_BLOCK_SECTORS
        || sectors > MAX_BLOCK_SECTORS
        || sectors % MIN_BLOCK_SECTORS != 0) {
      throw block.malformed(336, "data blocks of %d sectors".formatted(sectors));
    }
    return new PoolSuperblock(block.s64(320), sectors * SECTOR_SIZE);
  }
}
