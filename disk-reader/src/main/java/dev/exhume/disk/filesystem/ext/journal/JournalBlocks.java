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
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The blocks of a journal that is a file of the file system, wherever on the volume they are. */
final class JournalBlocks {
  /** 32 GiB in blocks of 4 KiB; mke2fs makes 1 GiB at most unless it is told to. */
  static final int MAX_BLOCKS = 1 << 23;

  /** A journal is made when there is room for it in one piece, or in a few. */
  private static final int MAX_PIECES = 1 << 17;

  /** With more blocks lost than that it is no journal. */
  private static final int MAX_LOST = 1000;

  private final ExtVolume volume;
  private final InodeRecord inode;
  private final List<Run> runs = new ArrayList<>();
  private Optional<MalformedDataException> fault = Optional.empty();

  private JournalBlocks(ExtVolume volume, InodeRecord inode) {
    this.volume = volume;
    this.inode = inode;
  }

  /** Those of the journal's inode, or of the superblock's copy of it where that is damaged. */
  static JournalBlocks of(ExtVolume volume, Faults faults) throws IOException {
    Superblock superblock = volume.superblock();
    Optional<JournalBlocks> blocks = Optional.empty();
    IOException fault;
    try {
      JournalBlocks ofInode = of(volume, volume.inode(superblock.journalInode()));
      if (ofInode.fault.isEmpty()) {
        return ofInode;
      }
      blocks = Optional.of(ofInode);
      fault = ofInode.fault.get();
    } catch (IOException e) {
      fault = e;
    }
    Optional<JournalBlocks> copy = ofCopy(volume);
    if (copy.isPresent()) {
      faults.tell(
          fault, superblock.bytes().position(), "the journal is where the superblock has noted it");
      return copy.get();
    }
    if (blocks.isEmpty()) {
      throw fault;
    }
    faults.tell(fault, superblock.bytes().position(), "a block of the journal is lost");
    return blocks.get();
  }

  private static Optional<JournalBlocks> ofCopy(ExtVolume volume) throws IOException {
    Optional<InodeRecord> copy = volume.superblock().copyOfJournalInode();
    if (copy.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(of(volume, copy.get())).filter(blocks -> blocks.fault.isEmpty());
    } catch (IOException noBetter) {
      // What is wrong with the inode itself is told.
      return Optional.empty();
    }
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
    JournalBlocks blocks = new JournalBlocks(volume, inode);
    blocks.readMap(count);
    return blocks;
  }

  private void readMap(long count) throws IOException {
    BlockMap map = ExtBlockMap.of(volume, inode);
    long block = 0;
    long lost = 0;
    while (block < count) {
      Run run = runAt(map, block);
      append(new Run(block, Math.min(run.count(), count - block), run.physical()));
      lost += run.isHole() ? run.count() : 0;
      if (runs.size() > MAX_PIECES || lost > MAX_LOST) {
        throw fault.orElseGet(() -> hole(count));
      }
      block = run.end();
    }
    requireOnce();
  }

  /** Else a log could be longer than all that is on the volume. */
  private void requireOnce() throws MalformedDataException {
    long end = 0;
    for (Run run : onVolume()) {
      if (run.physical() < end) {
        throw inode
            .bytes()
            .malformed(
                InodeRecord.BLOCK_OFFSET,
                "block %d is in the journal twice".formatted(run.physical()));
      }
      end = run.physical() + run.count();
    }
  }

  /** What there is of it, in the order of the volume. */
  private List<Run> onVolume() {
    return runs.stream()
        .filter(run -> !run.isHole())
        .sorted(Comparator.comparingLong(Run::physical))
        .toList();
  }

  private Run runAt(BlockMap map, long block) {
    Run run = new Run(block, 1, 0);
    try {
      run = map.at(block);
      if (!run.isHole()) {
        return run;
      }
      throw hole(block);
    } catch (IOException e) {
      if (fault.isEmpty()) {
        fault =
            Optional.of(e instanceof MalformedDataException malformed ? malformed : hole(block));
      }
      return run;
    }
  }

  private MalformedDataException hole(long block) {
    return inode
        .bytes()
        .malformed(
            InodeRecord.BLOCK_OFFSET,
            "journal has a hole, or more than %d pieces, at block %d".formatted(MAX_PIECES, block));
  }

  private void append(Run next) {
    int last = runs.size() - 1;
    if (last >= 0 && follows(runs.get(last), next)) {
      Run before = runs.get(last);
      runs.set(last, new Run(before.block(), before.count() + next.count(), before.physical()));
    } else {
      runs.add(next);
    }
  }

  private static boolean follows(Run before, Run next) {
    return before.isHole() ? next.isHole() : before.physical() + before.count() == next.physical();
  }

  long count() {
    return runs.get(runs.size() - 1).end();
  }

  int blockSize() {
    return volume.geometry().blockSize();
  }

  /** The part of the volume that the journal takes up. */
  BlockZone zone() {
    List<Run> sorted = onVolume();
    return new BlockZone(
        inode.number(),
        sorted.stream().mapToLong(Run::physical).toArray(),
        sorted.stream().mapToLong(run -> run.physical() + run.count()).toArray());
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
    if (run.isHole()) {
      throw fault.orElseGet(() -> hole(block));
    }
    return volume.geometry().position(run.physical() + block - run.block());
  }

  Bytes read(String structure, long block) throws IOException {
    return volume.bytes(structure, position(block), blockSize(), ByteOrder.BIG_ENDIAN);
  }
}
