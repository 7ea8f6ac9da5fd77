package dev.exhume.disk.filesystem.xfs.content;

import dev.exhume.binary.Bytes;
import dev.exhume.binary.MalformedDataException;
import dev.exhume.disk.filesystem.xfs.layout.BlockHeader;
import dev.exhume.disk.filesystem.xfs.layout.InodeRecord;
import dev.exhume.disk.filesystem.xfs.layout.XfsVolume;
import java.nio.ByteBuffer;

/**
 * A part of a link's target or of an attribute's value, in a block of its own. Before version 5 it
 * has no header.
 *
 * <pre>
 * Part --> magic, offset of the part, its length, checksum (u32 each), UUID (16 bytes),
 *          owner, place, log sequence (u64 each), bytes
 * </pre>
 *
 * @param magic what is in the block
 */
public record RemoteBytes(long magic) {
  public static final RemoteBytes LINK_TARGET = new RemoteBytes(0x5853_4C4D);
  public static final RemoteBytes ATTRIBUTE_VALUE = new RemoteBytes(0x5841_524D);

  private static final int HEADER_SIZE = 56;

  /** How many bytes fit into so many. */
  public static int room(XfsVolume volume, int size) {
    return volume.superblock().features().hasChecksums() ? size - HEADER_SIZE : size;
  }

  /** Appends the part in some block to what came before it. */
  public void append(XfsVolume volume, Bytes block, InodeRecord inode, ByteBuffer target)
      throws MalformedDataException {
    int count = Math.min(room(volume, block.size()), target.remaining());
    if (!volume.superblock().features().hasChecksums()) {
      target.put(block.buffer(0, count));
      return;
    }
    if (block.u32(0) != magic) {
      throw block.malformed(0, "magic is 0x%08x, not 0x%08x".formatted(block.u32(0), magic));
    }
    if (block.u32(4) != target.position() || block.u32(8) != count) {
      throw block.malformed(
          4,
          "%d bytes from %d, not %d from %d"
              .formatted(block.u32(8), block.u32(4), count, target.position()));
    }
    BlockHeader.REMOTE.verify(volume, block, inode);
    target.put(block.buffer(HEADER_SIZE, count));
  }
}
