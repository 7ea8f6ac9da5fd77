package dev.exhume.disk.volume.lvm.thin;

import dev.exhume.binary.ByteSource;
import dev.exhume.binary.MalformedDataException;
import dev.exhume.disk.image.part.BlockMap;
import dev.exhume.disk.image.part.MappedBlocks;
import java.io.IOException;
import java.util.OptionalLong;

/** Blocks that are given to volumes when they are written to, and may belong to several of them. */
public final class ThinPool {
  /** The lower bits of a mapping tell when it was made. */
  private static final int TIME_BITS = 24;

  private final MetadataBlocks blocks;
  private final ByteSource data;
  private final long blockBytes;
  private final Tree devices;

  private ThinPool(MetadataBlocks blocks, ByteSource data, PoolSuperblock superblock) {
    this.blocks = blocks;
    this.data = data;
    this.blockBytes = superblock.blockBytes();
    this.devices = new Tree(blocks, superblock.mappings());
  }

  /** Opens a pool of the two logical volumes that it consists of. */
  public static ThinPool open(ByteSource metadata, ByteSource data) throws IOException {
    MetadataBlocks blocks = new MetadataBlocks(metadata);
    return new ThinPool(blocks, data, PoolSuperblock.read(blocks));
  }

  /**
   * A volume in the pool.
   *
   * @param device its number in the pool
   * @param beneath what it shows where it was never written to, of at least the same size
   */
  public ByteSource volume(long device, long sizeBytes, ByteSource beneath) throws IOException {
    OptionalLong root = devices.find(device);
    if (root.isEmpty()) {
      throw new MalformedDataException("thin pool", 0, "it has no device " + device);
    }
    Tree mappings = new Tree(blocks, root.getAsLong());
    return new MappedBlocks(
        sizeBytes, blockBytes, block -> address(mappings, block), data, beneath);
  }

  private long address(Tree mappings, long block) throws IOException {
    OptionalLong mapping = mappings.find(block);
    if (mapping.isEmpty()) {
      return BlockMap.HOLE;
    }
    long found = mapping.getAsLong() >>> TIME_BITS;
    if (found >= data.size() / blockBytes) {
      throw new MalformedDataException(
          "thin pool", 0, "data block %d of %d".formatted(found, data.size() / blockBytes));
    }
    return found * blockBytes;
  }
}
