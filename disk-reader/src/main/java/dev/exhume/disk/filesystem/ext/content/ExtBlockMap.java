package dev.exhume.disk.filesystem.ext.content;

import dev.exhume.binary.Bytes;
import dev.exhume.binary.MalformedDataException;
import dev.exhume.disk.filesystem.block.BlockMap;
import dev.exhume.disk.filesystem.ext.change.ChangedInode;
import dev.exhume.disk.filesystem.ext.change.ChangedRuns;
import dev.exhume.disk.filesystem.ext.layout.ExtVolume;
import dev.exhume.disk.filesystem.ext.layout.InodeFlag;
import dev.exhume.disk.filesystem.ext.layout.InodeRecord;
import java.io.IOException;
import java.nio.ByteOrder;
import java.util.Optional;

/** Opens the map of a file, in whichever form it is kept. */
public final class ExtBlockMap {
  private ExtBlockMap() {}

  /** The map of a file. */
  public static BlockMap of(ExtVolume volume, InodeRecord inode) throws IOException {
    BlockMap map =
        inode.has(InodeFlag.EXTENTS)
            ? new ExtentTree(volume, inode)
            : new IndirectMap(volume, inode);
    Optional<ChangedRuns> runs = volume.changes(inode.number()).map(ChangedInode::runs);
    return runs.isEmpty() || runs.get().isEmpty()
        ? map
        : new ChangedMap(volume, inode, map, runs.get());
  }

  /** The root of a tree of extents, or one without any where there is none. */
  public static byte[] extentsOrNone(byte[] map) throws MalformedDataException {
    Bytes before = Bytes.of("inode's block map", 0, map, ByteOrder.LITTLE_ENDIAN);
    return ExtentNode.isNode(before) ? map : ExtentNode.emptyRoot();
  }
}
