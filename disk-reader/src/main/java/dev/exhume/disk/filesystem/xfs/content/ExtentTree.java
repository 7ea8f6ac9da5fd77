package dev.exhume.disk.filesystem.xfs.content;

import dev.exhume.binary.Bytes;
import dev.exhume.binary.MalformedDataException;
import dev.exhume.disk.filesystem.block.BlockMap;
import dev.exhume.disk.filesystem.block.Run;
import dev.exhume.disk.filesystem.xfs.layout.BlockHeader;
import dev.exhume.disk.filesystem.xfs.layout.Fork;
import dev.exhume.disk.filesystem.xfs.layout.XfsVolume;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * The map of a fork with many extents: a tree with its root in the fork.
 *
 * <pre>
 * Root  --> level, entries (u16 each), Key *, Child *
 * Block --> magic (u32), level, entries (u16 each), left, right (u64 each),
 *           in version 5: place, log sequence (u64 each), UUID (16 bytes), owner (u64),
 *           checksum, unused (u32 each);
 *           at level 0: Extent *; else Key *, Child *
 * </pre>
 *
 * It remembers one node of each level, however many there are.
 */
final class ExtentTree implements BlockMap {
  private static final long MAGIC = 0x424D_4150;
  private static final long CHECKED_MAGIC = 0x424D_4133;
  private static final int HEADER_SIZE = 24;
  private static final int CHECKED_HEADER_SIZE = 72;
  private static final int ROOT_HEADER_SIZE = 4;

  /** What Linux can have, and more than any file needs. */
  private static final int MAX_LEVEL = 8;

  private final XfsVolume volume;
  private final Fork fork;
  private final boolean isChecked;
  private final @Nullable ExtentNode[] path;
  private @Nullable ExtentList leaf;

  ExtentTree(XfsVolume volume, Fork fork) throws MalformedDataException {
    this.volume = volume;
    this.fork = fork;
    this.isChecked = volume.superblock().features().hasChecksums();
    Bytes bytes = fork.bytes();
    int level = bytes.u16(0);
    if (level < 1 || level > MAX_LEVEL) {
      throw bytes.malformed(0, "level is %d, not 1 to %d".formatted(level, MAX_LEVEL));
    }
    this.path = new ExtentNode[level + 1];
    path[level] =
        ExtentNode.read(bytes, ROOT_HEADER_SIZE, level, bytes.u16(2), 0, ForkMap.MAX_BLOCKS);
  }

  @Override
  public Run at(long block) throws IOException {
    ForkMap.requireNumber(fork, block);
    ExtentList list = leaf;
    if (list != null && list.isAbout(block)) {
      return list.at(block, volume.geometry());
    }
    ExtentNode node = lowest(block);
    while (true) {
      int index = node.last(block);
      if (index < 0) {
        return new Run(block, node.key(0) - block, 0);
      }
      Bytes child = child(node, index);
      long first = node.key(index);
      long end = node.endOf(index);
      if (node.level() == 1) {
        list = leaf(child, first, end);
        leaf = list;
        return list.at(block, volume.geometry());
      }
      node = ExtentNode.read(child, headerSize(), node.level() - 1, child.u16(6), first, end);
      path[node.level()] = node;
    }
  }

  /** The lowest node that is remembered, and about a block. */
  private ExtentNode lowest(long block) throws MalformedDataException {
    for (ExtentNode node : path) {
      if (node != null && node.isAbout(block)) {
        return node;
      }
    }
    throw fork.malformed("block %d is in no node".formatted(block));
  }

  private int headerSize() {
    return isChecked ? CHECKED_HEADER_SIZE : HEADER_SIZE;
  }

  private Bytes child(ExtentNode parent, int index) throws IOException {
    Bytes block =
        volume.block("extent node", parent.child(index), parent.bytes(), parent.childField(index));
    long magic = isChecked ? CHECKED_MAGIC : MAGIC;
    if (block.u32(0) != magic) {
      throw block.malformed(0, "magic is 0x%08x, not 0x%08x".formatted(block.u32(0), magic));
    }
    if (block.u16(4) != parent.level() - 1) {
      throw block.malformed(
          4, "level is %d below a node of level %d".formatted(block.u16(4), parent.level()));
    }
    BlockHeader.EXTENT_TREE.verify(volume, block, fork.inode());
    return block;
  }

  private ExtentList leaf(Bytes block, long first, long end) throws MalformedDataException {
    int count = block.u16(6);
    int room = (block.size() - headerSize()) / Extent.SIZE;
    if (count > room) {
      throw block.malformed(6, "%d extents, where %d fit".formatted(count, room));
    }
    return ExtentList.read(block, headerSize(), count, first, end);
  }
}
