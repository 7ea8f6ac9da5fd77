package dev.exhume.disk.filesystem.xfs.log.item;

import dev.exhume.binary.Bytes;
import dev.exhume.binary.MalformedDataException;
import dev.exhume.disk.filesystem.xfs.layout.XfsGeometry;
import dev.exhume.disk.filesystem.xfs.layout.XfsSuperblock;
import dev.exhume.disk.filesystem.xfs.log.record.LogItem;
import dev.exhume.disk.filesystem.xfs.log.volume.MetadataStamp;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Blocks that became inodes, {@code xfs_icreate_log}; all but the type is big-endian.
 *
 * <pre>
 *  4 u32 allocation group; 8 u32 block in it; 12 u32 inodes; 16 u32 size of each
 * 20 u32 blocks; 24 u32 generation
 * </pre>
 *
 * @param position of the first one in the volume, in bytes
 * @param first number of the first one
 */
public record NewInodes(long position, long first, int count, int size, long generation) {
  /** A chunk has 64, or as many as a block holds. */
  private static final int MAX_COUNT = 256;

  private static final int MAGIC = 0x494E;
  private static final int VERSION_2 = 2;
  private static final int VERSION_3 = 3;
  private static final int NO_INODE = -1;

  public static NewInodes read(LogItem item, XfsSuperblock superblock)
      throws MalformedDataException {
    Bytes format = item.format().in(ByteOrder.BIG_ENDIAN);
    long group = format.u32(4);
    long block = format.u32(8);
    long count = format.u32(12);
    XfsGeometry geometry = superblock.geometry();
    boolean isPossible =
        block < geometry.agBlocks()
            && group < Long.MAX_VALUE / geometry.agPosition(1)
            && count > 0
            && count <= MAX_COUNT
            && format.u32(16) == geometry.inodeSize()
            && format.u32(20) * geometry.blockSize() == count * geometry.inodeSize();
    if (!isPossible) {
      throw format.malformed(
          4,
          "%d inodes of %d bytes in %d blocks from block %d of group %d on cannot be"
              .formatted(count, format.u32(16), format.u32(20), block, group));
    }
    long first = group << geometry.agBlockLog() | block;
    return new NewInodes(
        geometry.position(first),
        first << geometry.inodesPerBlockLog(),
        (int) count,
        geometry.inodeSize(),
        format.u32(24));
  }

  /** All their bytes. */
  public byte[] bytes(XfsSuperblock superblock) throws MalformedDataException {
    boolean isVersion3 = superblock.features().hasChecksums();
    ByteBuffer inodes = ByteBuffer.allocate(count * size);
    for (int i = 0; i < count; i++) {
      byte[] bytes = new byte[size];
      ByteBuffer inode = ByteBuffer.wrap(bytes);
      inode.putShort(0, (short) MAGIC);
      inode.put(4, (byte) (isVersion3 ? VERSION_3 : VERSION_2));
      inode.putInt(92, (int) generation);
      inode.putInt(96, NO_INODE);
      if (isVersion3) {
        inode.putLong(152, first + i);
        inode.put(160, superblock.metadataUuid());
        MetadataStamp.putChecksum(bytes, InodeCore.checksumOffset());
      }
      inodes.put(bytes);
    }
    return inodes.array();
  }
}
