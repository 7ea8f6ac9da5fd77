package dev.exhume.disk.filesystem.ext.content;

import dev.exhume.binary.Bytes;
import dev.exhume.disk.filesystem.block.BlockMap;
import dev.exhume.disk.filesystem.block.Run;
import dev.exhume.disk.filesystem.ext.layout.Crc32c;
import dev.exhume.disk.filesystem.ext.layout.ExtVolume;
import dev.exhume.disk.filesystem.ext.layout.InodeRecord;
import java.io.IOException;
import java.util.Optional;

/** The map of ext4: a tree of extents, with its root in the inode. */
final class ExtentTree implements BlockMap {
  /** Blocks of a file are counted in 32 bits. */
  private static final long MAX_BLOCKS = 1L << 32;

  private static final int MAX_DEPTH = 5;

  private final ExtVolume volume;
  private final InodeRecord inode;
  private final ExtentNode root;
  private ExtentNode leaf;

  ExtentTree(ExtVolume volume, InodeRecord inode) throws IOException {
    this.volume = volume;
    this.inode = inode;
    this.root = ExtentNode.read(inode.block(), 0, MAX_BLOCKS);
    this.leaf = root;
    if (root.depth() > MAX_DEPTH) {
      throw root.bytes()
          .malformed(6, "depth is %d, not 0 to %d".formatted(root.depth(), MAX_DEPTH));
    }
  }

  @Override
  public Run at(long block) throws IOException {
    if (block >= MAX_BLOCKS) {
      throw root.bytes().malformed(0, "block %d of the file has no number".formatted(block));
    }
    if (!leaf.isLeaf() || block < leaf.first() || block >= leaf.end()) {
      ExtentNode node = root;
      while (!node.isLeaf()) {
        int entry = node.last(block);
        if (entry < 0) {
          long next = node.endOf(-1);
          return new Run(block, next - block, 0);
        }
        node = child(node, entry);
      }
      leaf = node;
    }
    return run(block);
  }

  private ExtentNode child(ExtentNode parent, int entry) throws IOException {
    Bytes block =
        volume.block("extent node", parent.child(entry), parent.bytes(), parent.field(entry) + 4);
    ExtentNode node = ExtentNode.read(block, parent.key(entry), parent.endOf(entry));
    if (node.depth() != parent.depth() - 1) {
      throw block.malformed(
          6, "depth is %d below a node of depth %d".formatted(node.depth(), parent.depth()));
    }
    verifyChecksum(block);
    return node;
  }

  private void verifyChecksum(Bytes block) throws IOException {
    if (!volume.superblock().features().hasMetadataChecksums()) {
      return;
    }
    int end = ExtentNode.HEADER_SIZE + ExtentNode.ENTRY_SIZE * block.u16(4);
    if (end > block.size() - Integer.BYTES) {
      return;
    }
    long actual =
        volume
            .crc32c()
            .of(
                Crc32c.littleEndian(inode.number()),
                Crc32c.littleEndian(inode.generation()),
                block.copy(0, end));
    if (actual != block.u32(end)) {
      volume.tell(
          block.malformed(end, "checksum is 0x%08x, not 0x%08x".formatted(block.u32(end), actual)),
          "bytes of inode %d may be wrong".formatted(inode.number()));
    }
  }

  private Run run(long block) throws IOException {
    int entry = leaf.last(block);
    if (entry < 0 || block >= leaf.key(entry) + leaf.length(entry)) {
      return new Run(block, leaf.endOf(entry) - block, 0);
    }
    long within = block - leaf.key(entry);
    long count = leaf.length(entry) - within;
    if (!leaf.isWritten(entry)) {
      return new Run(block, count, 0);
    }
    Optional<String> fault = volume.fault(inode.number(), leaf.start(entry), leaf.length(entry));
    if (fault.isPresent()) {
      throw leaf.bytes().malformed(leaf.field(entry) + 6, fault.get());
    }
    return new Run(block, count, leaf.start(entry) + within);
  }
}
