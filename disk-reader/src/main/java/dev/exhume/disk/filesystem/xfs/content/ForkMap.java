package dev.exhume.disk.filesystem.xfs.content;

import dev.exhume.binary.MalformedDataException;
import dev.exhume.disk.filesystem.block.BlockMap;
import dev.exhume.disk.filesystem.xfs.layout.Fork;
import dev.exhume.disk.filesystem.xfs.layout.XfsGeometry;
import dev.exhume.disk.filesystem.xfs.layout.XfsVolume;
import java.io.IOException;

/** Opens the map of a fork: where its blocks are. */
public final class ForkMap {
  /** Blocks of a file are counted in 54 bits. */
  public static final long MAX_BLOCKS = 1L << 54;

  private ForkMap() {}

  /** The map of a fork, in whichever form it is kept. */
  public static BlockMap of(XfsVolume volume, Fork fork) throws IOException {
    return switch (fork.format()) {
      case Fork.EXTENTS -> extents(volume.geometry(), fork);
      case Fork.BTREE -> new ExtentTree(volume, fork);
      default ->
          throw fork.malformed(
              "format is %d, not %d or %d".formatted(fork.format(), Fork.EXTENTS, Fork.BTREE));
    };
  }

  private static BlockMap extents(XfsGeometry geometry, Fork fork) throws MalformedDataException {
    int room = fork.bytes().size() / Extent.SIZE;
    if (fork.extents() < 0 || fork.extents() > room) {
      throw fork.malformed("%d extents, where %d fit,".formatted(fork.extents(), room));
    }
    ExtentList list = ExtentList.read(fork.bytes(), 0, (int) fork.extents(), 0, MAX_BLOCKS);
    return block -> {
      requireNumber(fork, block);
      return list.at(block, geometry);
    };
  }

  static void requireNumber(Fork fork, long block) throws MalformedDataException {
    if (block >= MAX_BLOCKS) {
      throw fork.malformed("block %d has no number".formatted(block));
    }
  }
}
