package dev.exhume.disk.filesystem.xfs.attribute;

import dev.exhume.binary.Bytes;
import dev.exhume.binary.MalformedDataException;
import dev.exhume.disk.filesystem.block.BlockMap;
import dev.exhume.disk.filesystem.block.Run;
import dev.exhume.disk.filesystem.xfs.content.ForkMap;
import dev.exhume.disk.filesystem.xfs.layout.BlockHeader;
import dev.exhume.disk.filesystem.xfs.layout.Fork;
import dev.exhume.disk.filesystem.xfs.layout.XfsVolume;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;

/**
 * The hash tree of the extended attributes of an inode, in the blocks of its attribute fork.
 *
 * <pre>
 * Block --> next, previous (u32 each), magic, unused (u16 each);
 *           in version 5: checksum (u32), place, log sequence (u64 each), UUID (16 bytes),
 *           owner (u64);
 *           a leaf, or: entries, level (u16 each), in version 5: unused (u32), Entry *
 * Entry --> last hash, block of the fork (u32 each)
 * </pre>
 */
final class AttributeTree {
  private static final int NODE_MAGIC = 0xFEBE;
  private static final int CHECKED_NODE_MAGIC = 0x3EBE;
  private static final int LEAF_MAGIC = 0xFBEE;
  private static final int CHECKED_LEAF_MAGIC = 0x3BEE;
  private static final int HEADER_SIZE = 12;
  private static final int CHECKED_HEADER_SIZE = 56;
  private static final int ENTRY_SIZE = 8;

  /** What Linux can have. */
  private static final int MAX_LEVEL = 5;

  /** Linux lists names of 64 KiB in all; this many blocks hold them many times over. */
  private static final int MAX_BLOCKS = 10_000;

  private final XfsVolume volume;
  private final Fork fork;
  private final BlockMap map;
  private final Consumer<Attribute> action;
  private final boolean isChecked;
  private final Set<Long> visited = new HashSet<>();

  AttributeTree(XfsVolume volume, Fork fork, Consumer<Attribute> action) throws IOException {
    this.volume = volume;
    this.fork = fork;
    this.map = ForkMap.of(volume, fork);
    this.action = action;
    this.isChecked = volume.superblock().features().hasChecksums();
  }

  /** Hands on the attributes of all leaves. */
  void visit() throws IOException {
    visit(0, MAX_LEVEL + 1);
  }

  /** Visits a node or leaf below a node of some level. */
  private void visit(long number, int levelAbove) throws IOException {
    if (visited.size() >= MAX_BLOCKS || !visited.add(number)) {
      throw fork.malformed("block %d of the hash tree occurs twice".formatted(number));
    }
    Bytes block = block(number);
    int magic = block.u16(8);
    boolean isLeaf = magic == (isChecked ? CHECKED_LEAF_MAGIC : LEAF_MAGIC);
    if (!isLeaf && magic != (isChecked ? CHECKED_NODE_MAGIC : NODE_MAGIC)) {
      throw block.malformed(8, "magic is 0x%04x, not that of a hash tree".formatted(magic));
    }
    BlockHeader.HASH_TREE.verify(volume, block, fork.inode());
    if (isLeaf) {
      new AttributeLeaf(block, headerSize(), fork, map).forEach(volume, action);
    } else {
      children(block, levelAbove);
    }
  }

  private int headerSize() {
    return isChecked ? CHECKED_HEADER_SIZE : HEADER_SIZE;
  }

  private void children(Bytes block, int levelAbove) throws MalformedDataException {
    int header = headerSize();
    int count = block.u16(header);
    int level = block.u16(header + 2);
    int start = header + (isChecked ? 8 : 4);
    int room = (block.size() - start) / ENTRY_SIZE;
    if (level < 1 || level >= levelAbove || count > room) {
      throw block.malformed(
          header,
          "%d entries, of %d that fit, at level %d below %d"
              .formatted(count, room, level, levelAbove));
    }
    for (int i = 0; i < count; i++) {
      try {
        visit(block.u32(start + ENTRY_SIZE * i + 4), level);
      } catch (IOException e) {
        volume.tell(
            e,
            block.position(),
            "some extended attributes of inode %d are lost".formatted(fork.inode().number()));
      }
    }
  }

  private Bytes block(long number) throws IOException {
    return read(volume, fork, map, number);
  }

  /** Reads a block of the fork. */
  static Bytes read(XfsVolume volume, Fork fork, BlockMap map, long number) throws IOException {
    Run run = map.at(number);
    if (run.isHole()) {
      throw fork.malformed("block %d of the attribute fork is a hole".formatted(number));
    }
    long position = run.physical() * volume.blockSize();
    ByteBuffer block = ByteBuffer.allocate(volume.blockSize());
    volume.read(position, block);
    return Bytes.of("extended attribute block", position, block.flip(), ByteOrder.BIG_ENDIAN);
  }
}
