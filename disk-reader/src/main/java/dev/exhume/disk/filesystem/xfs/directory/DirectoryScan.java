package dev.exhume.disk.filesystem.xfs.directory;

import dev.exhume.binary.Bytes;
import dev.exhume.binary.MalformedDataException;
import dev.exhume.disk.filesystem.block.BlockMap;
import dev.exhume.disk.filesystem.block.Run;
import dev.exhume.disk.filesystem.inode.EntryVisitor;
import dev.exhume.disk.filesystem.xfs.content.ForkMap;
import dev.exhume.disk.filesystem.xfs.layout.Fork;
import dev.exhume.disk.filesystem.xfs.layout.InodeRecord;
import dev.exhume.disk.filesystem.xfs.layout.XfsVolume;
import java.io.IOException;

/**
 * One pass over a directory from its first block with names to its last.
 *
 * <p>What is damaged costs the names in it.
 */
public final class DirectoryScan {
  /** Blocks from here on hold hashes of names, and where there is room for more. */
  private static final long NAMES_END = 1L << 35;

  private static final int READ_AT_ONCE = 64 << 10;

  /** A directory with more is no directory. */
  private static final int MAX_FAULTS = 1000;

  private final XfsVolume volume;
  private final InodeRecord directory;
  private final EntrySink sink;
  private final int blocksPerUnit;
  private int faults;

  private DirectoryScan(XfsVolume volume, InodeRecord directory, EntryVisitor visitor) {
    this.volume = volume;
    this.directory = directory;
    this.sink = new EntrySink(volume, directory.number(), visitor);
    this.blocksPerUnit = volume.geometry().directoryBlockSize() / volume.blockSize();
  }

  /** Shows a visitor all entries, or as many as it wants. */
  public static void of(XfsVolume volume, InodeRecord directory, EntryVisitor visitor)
      throws IOException {
    DirectoryScan scan = new DirectoryScan(volume, directory, visitor);
    Fork fork = directory.data();
    if (fork.format() == Fork.LOCAL) {
      scan.inode(fork.local(directory.size()), visitor);
    } else {
      scan.blocks(ForkMap.of(volume, fork));
    }
  }

  private void inode(Bytes bytes, EntryVisitor visitor) {
    try {
      new ShortForm(bytes, sink).visit(visitor);
    } catch (MalformedDataException e) {
      tell(e);
    }
  }

  /** A directory is kept in units that may be larger than a block. */
  private void blocks(BlockMap map) {
    DirectoryBlocks blocks = new DirectoryBlocks(volume, directory, map);
    long end = NAMES_END / volume.blockSize();
    long block = 0;
    while (block < end && faults < MAX_FAULTS) {
      long next = block + blocksPerUnit;
      try {
        Run run = map.at(block);
        long whole = (Math.min(run.end(), end) - block) / blocksPerUnit * blocksPerUnit;
        if (run.isHole() && whole > 0) {
          // Units without names are given back.
          next = block + whole;
        } else {
          long most = Math.max(blocksPerUnit, READ_AT_ONCE / volume.blockSize());
          Bytes read = blocks.read(block, (int) Math.max(blocksPerUnit, Math.min(whole, most)));
          next = block + read.size() / volume.blockSize();
          if (!visit(read)) {
            return;
          }
        }
      } catch (IOException e) {
        tell(e);
      }
      block = next;
    }
  }

  private boolean visit(Bytes units) throws MalformedDataException {
    int size = volume.geometry().directoryBlockSize();
    for (int offset = 0; offset < units.size(); offset += size) {
      try {
        DataBlock unit = new DataBlock(units.slice("directory block", offset, size), sink);
        unit.verify(volume, directory);
        if (!unit.visit()) {
          return false;
        }
      } catch (MalformedDataException e) {
        tell(e);
      }
    }
    return true;
  }

  private void tell(IOException fault) {
    faults++;
    volume.tell(
        fault,
        directory.bytes().position(),
        "names in directory %d are lost".formatted(directory.number()));
  }
}
