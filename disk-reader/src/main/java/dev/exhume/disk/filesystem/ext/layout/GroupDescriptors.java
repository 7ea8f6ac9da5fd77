package dev.exhume.disk.filesystem.ext.layout;

import dev.exhume.binary.ByteSource;
import dev.exhume.binary.Bytes;
import dev.exhume.binary.MalformedDataException;
import dev.exhume.disk.DiskProblems;
import dev.exhume.disk.filesystem.inode.RecentlyUsed;
import java.io.IOException;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The descriptors of all block groups, or copies of those that are damaged.
 *
 * <p>They follow the superblock in one table, and its copies too. With meta block groups each block
 * of the table lies in the first of the groups that it describes, and a copy in the second and in
 * the last.
 */
final class GroupDescriptors {
  private static final int CACHED_BLOCKS = 64;

  private final ByteSource volume;
  private final Superblock superblock;
  private final Geometry geometry;
  private final DescriptorChecksum checksum;
  private final String name;
  private final DiskProblems problems;
  private final RecentlyUsed<Bytes> blocks = new RecentlyUsed<>(CACHED_BLOCKS, block -> 1);

  GroupDescriptors(
      ByteSource volume, Superblock superblock, Crc32c crc32c, String name, DiskProblems problems) {
    this.volume = volume;
    this.superblock = superblock;
    this.geometry = superblock.geometry();
    this.checksum = new DescriptorChecksum(superblock, crc32c);
    this.name = name;
    this.problems = problems;
  }

  /**
   * The descriptor of a group.
   *
   * @throws MalformedDataException when neither it nor a copy can be right
   */
  GroupDescriptor of(long group) throws IOException {
    long index = group / geometry.descriptorsPerBlock();
    long block = tableBlock(index);
    String fault;
    try {
      return verified(block, group);
    } catch (IOException e) {
      fault = String.valueOf(e.getMessage());
    }
    for (long copy : copies(index)) {
      try {
        GroupDescriptor descriptor = verified(copy, group);
        tell(block, "%s; the copy in block %d is used".formatted(fault, copy));
        return descriptor;
      } catch (IOException noBetter) {
        // What is wrong with the first one is told; the next copy may be good.
      }
    }
    // Without a good copy, numbers that are possible are better than none.
    GroupDescriptor possible = GroupDescriptor.read(descriptor(block, group), group, superblock);
    tell(block, fault);
    return possible;
  }

  private void tell(long block, String fault) {
    problems.add(name, geometry.position(block), fault);
  }

  private GroupDescriptor verified(long block, long group) throws IOException {
    Bytes descriptor = descriptor(block, group);
    checksum.verify(descriptor, group);
    return GroupDescriptor.read(descriptor, group, superblock);
  }

  private Bytes descriptor(long block, long group) throws IOException {
    Optional<Bytes> cached = blocks.get(block);
    Bytes table;
    if (cached.isPresent()) {
      table = cached.get();
    } else {
      table =
          volume.read(
              "group descriptors",
              geometry.position(block),
              geometry.blockSize(),
              ByteOrder.LITTLE_ENDIAN);
      blocks.put(block, table);
    }
    int size = geometry.descriptorSize();
    int offset = (int) (group % geometry.descriptorsPerBlock()) * size;
    return table.slice("group descriptor", offset, size);
  }

  /** Where a block of the table lies. */
  long tableBlock(long index) throws MalformedDataException {
    if (index >= superblock.firstMetaBlockGroup()) {
      return inMetaBlockGroup(index * geometry.descriptorsPerBlock());
    }
    return Superblock.POSITION / geometry.blockSize() + 1 + index;
  }

  private long inMetaBlockGroup(long group) throws MalformedDataException {
    // With blocks of 1 KiB the superblock of group 0 lies in its second block, if it starts with 0.
    boolean isLate = group == 0 && geometry.firstDataBlock() == 0 && geometry.blockSize() == 1024;
    return geometry.firstBlock(group) + (superblock.isKeptIn(group) ? 1 : 0) + (isLate ? 1 : 0);
  }

  private List<Long> copies(long index) throws MalformedDataException {
    List<Long> copies = new ArrayList<>();
    long first = index * geometry.descriptorsPerBlock();
    if (index >= superblock.firstMetaBlockGroup()) {
      for (long group : new long[] {first + 1, first + geometry.descriptorsPerBlock() - 1}) {
        if (group < geometry.groups()) {
          copies.add(inMetaBlockGroup(group));
        }
      }
      return copies;
    }
    for (long group : superblock.groupsWithCopies()) {
      copies.add(geometry.firstBlock(group) + 1 + index);
    }
    return copies;
  }
}
