package dev.exhume.disk.filesystem.xfs.directory;

import dev.exhume.binary.Bytes;
import dev.exhume.binary.MalformedDataException;
import dev.exhume.disk.filesystem.block.BlockMap;
import dev.exhume.disk.filesystem.block.Run;
import dev.exhume.disk.filesystem.xfs.layout.InodeRecord;
import dev.exhume.disk.filesystem.xfs.layout.XfsVolume;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/** The blocks of a directory, each read once, though they may lie anywhere. */
final class DirectoryBlocks {
  private final XfsVolume volume;
  private final InodeRecord directory;
  private final BlockMap map;
  private final int blocksPerUnit;
  private final NavigableMap<Long, Long> seen = new TreeMap<>();

  DirectoryBlocks(XfsVolume volume, InodeRecord directory, BlockMap map) {
    this.volume = volume;
    this.directory = directory;
    this.map = map;
    this.blocksPerUnit = volume.geometry().directoryBlockSize() / volume.blockSize();
  }

  /**
   * Reads some units at once, or the first one where that fails.
   *
   * @param count how many blocks, of which more than a unit's are one run
   */
  Bytes read(long block, int count) throws IOException {
    try {
      return pieces(block, count);
    } catch (IOException e) {
      if (count == blocksPerUnit) {
        throw e;
      }
      return pieces(block, blocksPerUnit);
    }
  }

  private Bytes pieces(long block, int count) throws IOException {
    ByteBuffer target = ByteBuffer.allocate(count * volume.blockSize());
    long position = -1;
    long at = block;
    while (target.hasRemaining()) {
      Run run = map.at(at);
      if (run.isHole()) {
        throw malformed("block %d of it is a hole".formatted(at));
      }
      int blocks = (int) Math.min(run.count(), target.remaining() / volume.blockSize());
      requireNew(run.physical(), blocks);
      long start = run.physical() * volume.blockSize();
      position = position < 0 ? start : position;
      int limit = target.limit();
      target.limit(target.position() + blocks * volume.blockSize());
      volume.read(start, target);
      target.limit(limit);
      at += blocks;
    }
    for (long read = block; read < at; ) {
      Run run = map.at(read);
      seen.put(run.physical(), run.physical() + Math.min(run.count(), at - read));
      read = run.end();
    }
    return Bytes.of("directory block", position, target.flip(), ByteOrder.BIG_ENDIAN);
  }

  /** Else a map that leads to the same blocks again and again would never end. */
  private void requireNew(long first, long count) throws MalformedDataException {
    Map.Entry<Long, Long> before = seen.lowerEntry(first + count);
    if (before != null && before.getValue() > first) {
      throw malformed("one of %d blocks from %d occurs in it twice".formatted(count, first));
    }
  }

  private MalformedDataException malformed(String reason) {
    return directory.bytes().malformed(0, reason);
  }
}
