package dev.exhume.disk.filesystem.xfs.log.item;

import dev.exhume.binary.Bytes;
import dev.exhume.binary.MalformedDataException;
import dev.exhume.disk.filesystem.xfs.log.record.LogItem;
import dev.exhume.disk.filesystem.xfs.log.volume.MetadataStamp;
import java.nio.ByteBuffer;

/**
 * Changes of an inode, {@code xfs_inode_log_format}: its core, and what else was changed of it.
 *
 * <pre>
 * 4 u32 what was logged; 8 u16 bytes of attributes; 10 u16 bytes of data
 * 16 u64 inode; 24 u32 device; 40 s64 first sector of its block; 48 s32 sectors; 52 s32 place in it
 * </pre>
 *
 * The fields from the inode on lie 4 bytes lower if a 32-bit processor wrote it.
 *
 * @param sector where the block with the inode starts
 * @param position where the inode lies in the volume, in bytes
 */
public record InodeItem(
    LogItem item, int fields, long inode, long device, long sector, long position) {
  /** Where data start in inodes of version 3. */
  static final int FORK_3 = 176;

  private static final int FORK_2 = 100;

  private static final long MAX_SECTOR =
      Long.MAX_VALUE / BufferItem.SECTOR_BYTES - BufferItem.SECTOR_BYTES;
  private static final int MAX_PLACE = 1 << 20;
  private static final int FORMAT_BYTES_32 = 52;

  private static final int DATA = 0x2;
  private static final int EXTENTS = 0x4;
  private static final int TREE = 0x8;
  private static final int DEVICE = 0x10;
  private static final int ID = 0x20;
  private static final int ATTRIBUTES = 0x40;
  private static final int ATTRIBUTE_EXTENTS = 0x80;
  private static final int ATTRIBUTE_TREE = 0x100;
  private static final int NEW_OWNER = 0x600;

  private static final int MAGIC = 0x494E;
  private static final int FORK_OFFSET = 82;

  public static InodeItem read(LogItem item) throws MalformedDataException {
    Bytes format = item.format();
    int shift = format.size() == FORMAT_BYTES_32 ? Integer.BYTES : 0;
    long sector = format.s64(40 - shift);
    int place = format.s32(52 - shift);
    if (sector < 0 || sector > MAX_SECTOR || place < 0 || place > MAX_PLACE) {
      throw format.malformed(
          40 - shift, "it lies in sector %d at byte %d".formatted(sector, place));
    }
    return new InodeItem(
        item,
        format.s32(4),
        format.s64(16 - shift),
        format.u32(24 - shift),
        sector,
        sector * BufferItem.SECTOR_BYTES + place);
  }

  /** Whether the blocks of its extent tree belonged to another inode before. */
  public boolean hasNewOwner() {
    return (fields & NEW_OWNER) != 0;
  }

  /**
   * Changes an inode, unless it is already newer.
   *
   * @param disk the inode as it is on the disk
   * @return whether it was changed
   */
  public boolean apply(byte[] disk, boolean isVersion3) throws MalformedDataException {
    ByteBuffer inode = ByteBuffer.wrap(disk);
    Bytes format = item.format();
    if (Short.toUnsignedInt(inode.getShort(0)) != MAGIC) {
      throw format.malformed(
          16, "there is no inode at 0x%x, where inode %d is".formatted(position, this.inode));
    }
    if (item.regions().size() < 2) {
      throw format.malformed(2, "inode %d is logged without its core".formatted(this.inode));
    }
    byte[] core = InodeCore.toDisk(item.regions().get(1), isVersion3);
    long number = item.number().value();
    if (InodeCore.isNewer(inode, core, number, isVersion3)) {
      return false;
    }
    InodeCore.put(core, inode, number, isVersion3);
    putForks(inode, isVersion3 ? FORK_3 : FORK_2);
    if (isVersion3) {
      MetadataStamp.putChecksum(disk, InodeCore.checksumOffset());
    }
    return true;
  }

  private void putForks(ByteBuffer inode, int start) throws MalformedDataException {
    int forkOffset = Byte.toUnsignedInt(inode.get(FORK_OFFSET)) * Long.BYTES;
    int all = inode.limit() - start;
    if (forkOffset > all) {
      throw item.format()
          .malformed(16, "attributes of inode %d at %d".formatted(this.inode, forkOffset));
    }
    ByteBuffer data = inode.slice(start, forkOffset == 0 ? all : forkOffset);
    ByteBuffer attributes = inode.slice(start + forkOffset, all - forkOffset);
    int next = 2;
    if ((fields & (DATA | EXTENTS | TREE)) != 0) {
      putFork(region(next), data, (fields & TREE) != 0, start);
      next++;
    }
    if ((fields & DEVICE) != 0) {
      data.putInt(0, (int) device);
    }
    if ((fields & ID) != 0) {
      throw item.format().malformed(4, "inode %d is logged as an id".formatted(this.inode));
    }
    if ((fields & (ATTRIBUTES | ATTRIBUTE_EXTENTS | ATTRIBUTE_TREE)) != 0) {
      putFork(region(next), attributes, (fields & ATTRIBUTE_TREE) != 0, start);
    }
  }

  private Bytes region(int number) throws MalformedDataException {
    if (number >= item.regions().size()) {
      throw item.format()
          .malformed(
              2, "inode %d is logged with %d regions only".formatted(inode, item.regions().size()));
    }
    return item.regions().get(number);
  }

  private static void putFork(Bytes region, ByteBuffer fork, boolean isTree, int coreBytes)
      throws MalformedDataException {
    if (isTree) {
      TreeRoot.put(region, fork, coreBytes == FORK_3);
    } else if (region.size() > fork.limit()) {
      throw region.malformed(
          0, "%d bytes are logged for %d of an inode".formatted(region.size(), fork.limit()));
    } else {
      fork.put(0, region.copy(0, region.size()));
    }
  }
}
