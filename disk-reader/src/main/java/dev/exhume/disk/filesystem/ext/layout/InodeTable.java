package dev.exhume.disk.filesystem.ext.layout;

import dev.exhume.binary.ByteSource;
import dev.exhume.binary.Bytes;
import dev.exhume.binary.MalformedDataException;
import dev.exhume.disk.filesystem.inode.RecentlyUsed;
import java.io.IOException;
import java.nio.ByteOrder;
import java.util.Optional;

/** The inodes of all groups, read with their neighbours: whoever wants one wants those next. */
final class InodeTable {
  /** At least as large as an inode can be, and a multiple of it. */
  private static final int WINDOW_SIZE = 64 << 10;

  private static final int CACHED_BYTES = 8 << 20;

  private final ByteSource volume;
  private final Geometry geometry;
  private final GroupDescriptors descriptors;
  private final RecentlyUsed<Bytes> windows = new RecentlyUsed<>(CACHED_BYTES, Bytes::size);

  InodeTable(ByteSource volume, Geometry geometry, GroupDescriptors descriptors) {
    this.volume = volume;
    this.geometry = geometry;
    this.descriptors = descriptors;
  }

  /**
   * The bytes of an inode.
   *
   * @throws MalformedDataException when there is none of that number
   */
  Bytes inode(long number) throws IOException {
    if (number < 1 || number > geometry.inodes()) {
      throw new MalformedDataException(
          "inode table",
          geometry.position(descriptors.of(0).inodeTable()),
          "inode %d is asked for, which is none of the %d".formatted(number, geometry.inodes()));
    }
    long group = (number - 1) / geometry.inodesPerGroup();
    long offset = (number - 1) % geometry.inodesPerGroup() * geometry.inodeSize();
    Bytes window = window(group, offset / WINDOW_SIZE);
    int within = (int) (offset % WINDOW_SIZE);
    if (within <= window.size() - geometry.inodeSize()) {
      return window.slice("inode", within, geometry.inodeSize());
    }
    // The neighbours cannot be read, but this one may be.
    long position = geometry.position(descriptors.of(group).inodeTable()) + offset;
    return volume.read("inode", position, geometry.inodeSize(), ByteOrder.LITTLE_ENDIAN);
  }

  private Bytes window(long group, long index) throws IOException {
    long tableSize = geometry.inodesPerGroup() * geometry.inodeSize();
    long key = group * (tableSize / WINDOW_SIZE + 1) + index;
    Optional<Bytes> cached = windows.get(key);
    if (cached.isPresent()) {
      return cached.get();
    }
    long position = geometry.position(descriptors.of(group).inodeTable()) + index * WINDOW_SIZE;
    int length = (int) Math.min(WINDOW_SIZE, tableSize - index * WINDOW_SIZE);
    Bytes window = read(position, length);
    windows.put(key, window);
    return window;
  }

  private Bytes read(long position, int length) {
    try {
      return volume.read("inode table", position, length, ByteOrder.LITTLE_ENDIAN);
    } catch (IOException unreadable) {
      // Then each inode is tried alone.
      return Bytes.of("inode table", position, new byte[0], ByteOrder.LITTLE_ENDIAN);
    }
  }
}
