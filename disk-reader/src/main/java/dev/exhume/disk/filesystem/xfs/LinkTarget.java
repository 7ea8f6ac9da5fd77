package dev.exhume.disk.filesystem.xfs;

import dev.exhume.binary.Bytes;
import dev.exhume.disk.filesystem.block.BlockMap;
import dev.exhume.disk.filesystem.block.Run;
import dev.exhume.disk.filesystem.xfs.content.ForkMap;
import dev.exhume.disk.filesystem.xfs.content.RemoteBytes;
import dev.exhume.disk.filesystem.xfs.layout.Fork;
import dev.exhume.disk.filesystem.xfs.layout.InodeRecord;
import dev.exhume.disk.filesystem.xfs.layout.XfsVolume;
import dev.exhume.filesystem.UnixNames;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** The target of a symbolic link: in the inode if it is short, else in blocks of its own. */
final class LinkTarget {
  private static final int MAX_SIZE = 1024;

  private LinkTarget() {}

  static String read(XfsVolume volume, InodeRecord link) throws IOException {
    if (link.size() > MAX_SIZE) {
      throw link.bytes()
          .malformed(
              InodeRecord.SIZE_OFFSET,
              "link has %d bytes, not %d at most".formatted(link.size(), MAX_SIZE));
    }
    int size = (int) link.size();
    Fork fork = link.data();
    if (fork.format() == Fork.LOCAL) {
      return UnixNames.decode(fork.local(size).copy(0, size));
    }
    ByteBuffer target = ByteBuffer.allocate(size);
    BlockMap map = ForkMap.of(volume, fork);
    long block = 0;
    while (target.hasRemaining()) {
      Run run = map.at(block);
      if (run.isHole()) {
        throw fork.malformed("block %d of the link is a hole".formatted(block));
      }
      block += append(volume, link, run, target);
    }
    return UnixNames.decode(target.array());
  }

  /** Appends what is in a run, which has one header; the number of blocks. */
  private static int append(XfsVolume volume, InodeRecord link, Run run, ByteBuffer target)
      throws IOException {
    int blocks = 1;
    while (blocks < run.count()
        && RemoteBytes.room(volume, blocks * volume.blockSize()) < target.remaining()) {
      blocks++;
    }
    long position = run.physical() * volume.blockSize();
    ByteBuffer part = ByteBuffer.allocate(blocks * volume.blockSize());
    volume.read(position, part);
    Bytes bytes = Bytes.of("link's target", position, part.flip(), ByteOrder.BIG_ENDIAN);
    RemoteBytes.LINK_TARGET.append(volume, bytes, link, target);
    return blocks;
  }
}
