package dev.exhume.disk.filesystem.ext.journal;

import dev.exhume.binary.Bytes;
import dev.exhume.binary.MalformedDataException;
import dev.exhume.disk.filesystem.block.BlockMap;
import dev.exhume.disk.filesystem.block.Run;
import dev.exhume.disk.filesystem.ext.content.ExtBlockMap;
import dev.exhume.disk.filesystem.ext.layout.BlockZone;
import dev.exhume.disk.filesystem.ext.layout.ExtVolume;
import dev.exhume.disk.filesystem.ext.layout.InodeRecord;
import dev.exhume.disk.filesystem.ext.layout.Superblock;
import dev.exhume.filesystem.FileType;
import java.io.IOException;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The blocks of a journal that is a file of the file system, wherever on the volume they are. */
final class JournalBlocks {
  /** 32 GiB in blocks of 4 KiB; mke2fs makes 1 GiB at most unless it is told to. */
  static final int MAX_BLOCKS = 1 << 23;

  /** A journal is made when there is room for it in one piece, or in a few. */
  private static final int MAX_PIECES = 1 << 17;

  private final ExtVolume volume;
  private final InodeRecord inode;
  private final List<Run> runs;

  private JournalBlocks(ExtVolume volume, InodeRecord inode, List<Run> runs) {
    this.volume = volume;
    this.inode = inode;
    this.runs = runs;
  }

  /** Those of the journal's inode, or of the superblock's copy of it where that is damaged. */
  static JournalBlocks of(ExtVolume volume) throws IOException {
    Superblock superblock = volume.superblock();
    InodeRecord inode;
    IOException fault;
    try {
      inode = volume.inode(superblock.journalInode());
      return of(volume, inode);
    } catch (IOException e) {
      fault = e;
    }
    Optional<InodeRecord> copy = superblock.copyOfJournalInode();
    if (copy.isEmpty()) {
      throw fault;
    }
    JournalBlocks blocks;
    try {
      blocks = of(volume, copy.get());
    } catch (IOException noBetter) {
      throw fault;
    }
    volume.tell(
        fault, superblock.bytes().position(), "the journal is where the superblock has noted it");
    return blocks;
  }

  private static JournalBlocks of(ExtVolume volume, InodeRecord inode) throws IOException {
    Bytes bytes = inode.bytes();
    if (inode.type() != FileType.REGULAR || inode.links() == 0) {
      throw bytes.malformed(0, "inode %d is no journal's".formatted(inode.number()));
    }
    long count = inode.size() / volume.geometry().blockSize();
    if (count < JournalSuperblock.MIN_BLOCKS || count > MAX_BLOCKS) {
      throw bytes.malformed(
          0x4,
          "journal has %d blocks, not %d to %d"
              .formatted(count, JournalSuperblock.MIN_BLOCKS, MAX_BLOCKS));
    }
    BlockMap map = ExtBlockMap.of(volume, inode);
    List<Run> runs = new ArrayList<>();
    long block = 0;
    while (block < count) {
      Run run = map.at(block);
      if (run.isHole() || runs.size() == MAX_PIECES) {
        throw bytes.malformed(
            InodeRecord.BLOCK_OFFSET,
            "journal has a hole, or more than %d pieces, at block %d".formatted(MAX_PIECES, block));
      }
      append(runs, new Run(block, Math.min(run.count(), count - block), run.physical()));
      block = run.end();
    }
    return new JournalBlocks(volume, inode, runs);
  }

  private static void append(List<Run> runs, Run next) {
    int last = runs.size() - 1;
    if (last >= 0 && runs.get(last).physical() + runs.get(last).count() == next.physical()) {
      Run before = runs.get(last);
      runs.set(last, new Run(before.block(), before.count() + next.count(), before.physical()));
    } else {
      runs.add(next);
    }
  }

  long count() {
    return runs.get(runs.size() - 1).end();
  }

  int blockSize() {
    return volume.geometry().blockSize();
  }

  /** The part of the volume that the journal takes up. */
  BlockZone zone() {
    Run[] sorted = runs.toArray(new Run[0]);
    Arrays.sort(sorted, Comparator.comparingLong(Run::physical));
    return new BlockZone(
        inode.number(),
        Arrays.stream(sorted).mapToLong(Run::physical).toArray(),
        Arrays.stream(sorted).mapToLong(run -> run.physical() + run.count()).toArray());
  }

  /** Where a block of the journal is on the volume, in bytes. */
  long position(long block) throws MalformedDataException {
    int low = 0;
    int high = runs.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (runs.get(middle).end() <= block) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    if (block < 0 || low == runs.size()) {
      throw inode
          .bytes()
          .malformed(0x4, "journal has %d blocks, and none of number %d".formatted(count(), block));
    }
    Run run = runs.get(low);
    return volume.geometry().position(run.physical() + block - run.block());
  }

  Bytes read(String structure, long block) throws IOException {
    return volume.bytes(structure, position(block), blockSize(), ByteOrder.BIG_ENDIAN);
  }
}
