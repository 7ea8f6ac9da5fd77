package dev.exhume.disk.filesystem.xfs.attribute;

import dev.exhume.binary.Bytes;
import dev.exhume.disk.filesystem.block.BlockMap;
import dev.exhume.disk.filesystem.xfs.content.RemoteBytes;
import dev.exhume.disk.filesystem.xfs.layout.Fork;
import dev.exhume.disk.filesystem.xfs.layout.XfsVolume;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * A value that is too long for a leaf, in blocks of its own.
 *
 * @param leaf where it is mentioned
 * @param offset where in the leaf
 * @param first the first block of the fork
 */
record RemoteValue(Bytes leaf, int offset, Fork fork, BlockMap map, long first, long size)
    implements Attribute.Value {
  /** Linux' XATTR_SIZE_MAX. */
  private static final int MAX_SIZE = 1 << 16;

  @Override
  public Bytes read(XfsVolume volume) throws IOException {
    if (size > MAX_SIZE) {
      throw leaf.malformed(offset + 4, "value has %d bytes, not %d".formatted(size, MAX_SIZE));
    }
    ByteBuffer value = ByteBuffer.allocate((int) size);
    for (long block = first; value.hasRemaining(); block++) {
      Bytes part = AttributeTree.read(volume, fork, map, block);
      RemoteBytes.ATTRIBUTE_VALUE.append(volume, part, fork.inode(), value);
    }
    return Bytes.of("extended attribute", leaf.position(), value.flip(), ByteOrder.BIG_ENDIAN);
  }
}
