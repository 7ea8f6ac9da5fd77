package dev.exhume.disk.filesystem.ext.content;

import dev.exhume.binary.Bytes;
import dev.exhume.disk.filesystem.block.BlockMap;
import dev.exhume.disk.filesystem.block.Run;
import dev.exhume.disk.filesystem.ext.layout.ExtVolume;
import dev.exhume.disk.filesystem.ext.layout.InodeRecord;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The map of ext2 and ext3: numbers of blocks, and of blocks of such numbers.
 *
 * <pre>
 * Map --> data block * 12, single indirect, double indirect, triple indirect (u32 each)
 * </pre>
 *
 * A number of 0, at any level, is a hole of all that it would lead to.
 */
final class IndirectMap implements BlockMap {
  private static final int DIRECT = 12;
  private static final int LEVELS = 3;

  private final ExtVolume volume;
  private final long inode;
  private final Bytes root;
  private final int numbersPerBlock;

  /** The block of numbers that was read last at each level. */
  private final @Nullable Bytes[] last = new Bytes[LEVELS + 1];

  IndirectMap(ExtVolume volume, InodeRecord inode) throws IOException {
    this.volume = volume;
    this.inode = inode.number();
    this.root = inode.block();
    this.numbersPerBlock = volume.geometry().blockSize() / Integer.BYTES;
  }

  @Override
  public Run at(long block) throws IOException {
    if (block < DIRECT) {
      return run(block, root, (int) block, DIRECT);
    }
    long rest = block - DIRECT;
    long reach = 1;
    for (int level = 1; level <= LEVELS; level++) {
      reach *= numbersPerBlock;
      if (rest < reach) {
        return descend(block, level, reach, rest);
      }
      rest -= reach;
    }
    throw root.malformed(
        0, "block %d of the file is beyond what three levels reach".formatted(block));
  }

  private Run descend(long block, int levels, long reach, long index) throws IOException {
    Bytes numbers = root;
    int field = Integer.BYTES * (DIRECT + levels - 1);
    long left = reach;
    long rest = index;
    for (int level = levels; level > 0; level--) {
      long number = numbers.u32(field);
      if (number == 0) {
        return new Run(block, left - rest, 0);
      }
      numbers = numbers(level, number, numbers, field);
      left /= numbersPerBlock;
      field = Integer.BYTES * (int) (rest / left);
      rest %= left;
    }
    return run(block, numbers, field / Integer.BYTES, numbersPerBlock);
  }

  private Bytes numbers(int level, long number, Bytes from, int field) throws IOException {
    Bytes known = last[level];
    if (known == null || known.position() != volume.geometry().position(number)) {
      known = volume.block("indirect block", number, from, field);
      last[level] = known;
    }
    return known;
  }

  private Run run(long block, Bytes numbers, int first, int end) throws IOException {
    int field = Integer.BYTES * first;
    long physical = numbers.u32(field);
    long step = physical == 0 ? 0 : 1;
    int next = first + 1;
    while (next < end && numbers.u32(Integer.BYTES * next) == physical + step * (next - first)) {
      next++;
    }
    if (physical == 0) {
      return new Run(block, next - first, 0);
    }
    if (volume.fault(inode, physical, next - first).isPresent()) {
      // Only the first one is wanted now: those that follow may be the ones that are wrong.
      Optional<String> fault = volume.fault(inode, physical, 1);
      if (fault.isPresent()) {
        throw numbers.malformed(field, fault.get());
      }
      return new Run(block, 1, physical);
    }
    return new Run(block, next - first, physical);
  }
}
