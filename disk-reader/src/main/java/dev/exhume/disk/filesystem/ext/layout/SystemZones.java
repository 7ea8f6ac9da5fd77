package dev.exhume.disk.filesystem.ext.layout;

import dev.exhume.binary.MalformedDataException;
import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;

/** The blocks that belong to no file: a pointer of a file that leads there is wrong. */
final class SystemZones {
  /** Enough for 2 TiB in blocks of 1 KiB, or 32 TiB of 4 KiB; groups after them are not known. */
  private static final long MAX_GROUPS = 1 << 18;

  /** With more groups lost than that, the number of groups is what is wrong. */
  private static final int MAX_LOST = 1000;

  private final Superblock superblock;
  private final Geometry geometry;
  private final long[] inodeTables;
  private final long[] bitmaps;

  private SystemZones(Superblock superblock, long[] inodeTables, long[] bitmaps) {
    this.superblock = superblock;
    this.geometry = superblock.geometry();
    this.inodeTables = inodeTables;
    this.bitmaps = bitmaps;
  }

  static SystemZones of(Superblock superblock, GroupDescriptors descriptors) throws IOException {
    int groups = (int) Math.min(MAX_GROUPS, superblock.geometry().groups());
    long[] inodeTables = new long[groups];
    long[] bitmaps = new long[2 * groups];
    int known = 0;
    for (int group = 0; group < groups && group - known < MAX_LOST; group++) {
      try {
        GroupDescriptor descriptor = descriptors.of(group);
        inodeTables[known] = descriptor.inodeTable();
        bitmaps[2 * known] = descriptor.blockBitmap();
        bitmaps[2 * known + 1] = descriptor.inodeBitmap();
        known++;
      } catch (IOException lost) {
        // Told when a file of the group is asked for.
      }
    }
    return new SystemZones(
        superblock,
        sorted(Arrays.copyOf(inodeTables, known)),
        sorted(Arrays.copyOf(bitmaps, 2 * known)));
  }

  private static long[] sorted(long[] blocks) {
    Arrays.sort(blocks);
    return blocks;
  }

  /** Why some blocks can be no file's, if they cannot. */
  Optional<String> fault(long first, long count) throws MalformedDataException {
    if (first <= geometry.firstDataBlock() || first > geometry.blocks() - count) {
      return Optional.of(
          "%s, outside the file system of %d blocks"
              .formatted(blocks(first, count), geometry.blocks()));
    }
    if (anyStartsIn(inodeTables, first - geometry.inodeTableBlocks() + 1, first + count)) {
      return Optional.of("%s, in an inode table".formatted(blocks(first, count)));
    }
    if (anyStartsIn(bitmaps, first, first + count)) {
      return Optional.of("%s, in a bitmap".formatted(blocks(first, count)));
    }
    return holdsSuperblock(first, count)
        ? Optional.of("%s, in superblock or group descriptors".formatted(blocks(first, count)))
        : Optional.empty();
  }

  static String blocks(long first, long count) {
    return count == 1
        ? "it leads to block %d".formatted(first)
        : "it leads to blocks %d to %d".formatted(first, first + count - 1);
  }

  private static boolean anyStartsIn(long[] starts, long first, long end) {
    int found = Arrays.binarySearch(starts, first);
    int next = found >= 0 ? found : -found - 1;
    return next < starts.length && starts[next] < end;
  }

  private boolean holdsSuperblock(long first, long count) throws MalformedDataException {
    long group = (first - geometry.firstDataBlock()) / geometry.blocksPerGroup();
    long lastGroup = (first + count - 1 - geometry.firstDataBlock()) / geometry.blocksPerGroup();
    for (; group <= lastGroup; group++) {
      long start = geometry.firstBlock(group);
      if (superblock.isKeptIn(group) && start < first + count && first < start + keptBlocks()) {
        return true;
      }
    }
    return false;
  }

  /** The length of a superblock and the descriptors behind it. */
  private long keptBlocks() throws MalformedDataException {
    return 1 + Math.min(geometry.descriptorBlocks(), superblock.firstMetaBlockGroup());
  }
}
