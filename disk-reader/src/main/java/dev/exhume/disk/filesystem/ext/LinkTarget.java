package dev.exhume.disk.filesystem.ext;

import dev.exhume.disk.filesystem.ext.content.FileData;
import dev.exhume.disk.filesystem.ext.layout.ExtVolume;
import dev.exhume.disk.filesystem.ext.layout.Geometry;
import dev.exhume.disk.filesystem.ext.layout.InodeFlag;
import dev.exhume.disk.filesystem.ext.layout.InodeRecord;
import dev.exhume.filesystem.UnixNames;
import java.io.IOException;
import java.nio.ByteBuffer;

/** The target of a symbolic link: in the place of the block map if it is short, else a file's. */
final class LinkTarget {
  /** Linux' PATH_MAX with the NUL. */
  private static final int MAX_SIZE = 4096;

  private static final int SECTOR_SIZE = 512;

  private LinkTarget() {}

  static String read(ExtVolume volume, InodeRecord link) throws IOException {
    if (link.size() > MAX_SIZE) {
      throw link.bytes()
          .malformed(0x4, "link has %d bytes, not 1 to %d".formatted(link.size(), MAX_SIZE));
    }
    int size = (int) link.size();
    if (isFast(link) && !link.has(InodeFlag.ENCRYPTED)) {
      return UnixNames.decode(link.block().copy(0, size));
    }
    ByteBuffer target = ByteBuffer.allocate(size);
    FileData.readAll(volume, link, target);
    return UnixNames.decode(target.array());
  }

  /** Whether there are no blocks but one of extended attributes, as the kernel decides it. */
  private static boolean isFast(InodeRecord link) throws IOException {
    if (link.size() >= InodeRecord.BLOCK_SIZE || link.has(InodeFlag.INLINE_DATA)) {
      return false;
    }
    if (link.superblock().features().hasAttributeInodes()) {
      return true;
    }
    Geometry geometry = link.superblock().geometry();
    long cluster = geometry.clusterBlocks() * geometry.blockSize() / SECTOR_SIZE;
    return link.sectors() == (link.attributeBlock() == 0 ? 0 : cluster);
  }
}
