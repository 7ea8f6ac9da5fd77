package dev.exhume.disk.filesystem.xfs.layout;

import dev.exhume.binary.ByteSource;
import dev.exhume.binary.Bytes;
import dev.exhume.binary.MalformedDataException;
import dev.exhume.disk.filesystem.inode.RecentlyUsed;
import java.io.IOException;
import java.nio.ByteOrder;
import java.util.Optional;

/**
 * The inodes, read with their neighbours: whoever wants one wants those next.
 *
 * <p>Their numbers say where they are; no tree is needed to find them.
 */
final class InodeTable {
  /**
   * A multiple of all sizes of inodes. Neighbours of more than a directory or two are of no use:
   * XFS puts each new directory far away from the one before it.
   */
  private static final int WINDOW_SIZE = 16 << 10;

  private static final int CACHED_BYTES = 8 << 20;

  private final ByteSource volume;
  private final XfsGeometry geometry;
  private final RecentlyUsed<Bytes> windows = new RecentlyUsed<>(CACHED_BYTES, Bytes::size);

  InodeTable(ByteSource volume, XfsGeometry geometry) {
    this.volume = volume;
    this.geometry = geometry;
  }

  /**
   * The bytes of an inode.
   *
   * @throws MalformedDataException when there can be none of that number
   */
  Bytes inode(long number) throws IOException {
    if (!geometry.isInode(number)) {
      throw new MalformedDataException(
          "inode", 0, "number %d is outside the file system".formatted(number));
    }
    long position = geometry.inodePosition(number);
    Bytes window = window(position - position % WINDOW_SIZE);
    int within = (int) (position - window.position());
    if (within <= window.size() - geometry.inodeSize()) {
      return window.slice("inode", within, geometry.inodeSize());
    }
    // The neighbours cannot be read, but this one may be.
    return volume.read("inode", position, geometry.inodeSize(), ByteOrder.BIG_ENDIAN);
  }

  private Bytes window(long position) throws IOException {
    Optional<Bytes> cached = windows.get(position);
    if (cached.isPresent()) {
      return cached.get();
    }
    int length = (int) Math.max(0, Math.min(WINDOW_SIZE, volume.size() - position));
    Bytes window = read(position, length);
    windows.put(position, window);
    return window;
  }

  private Bytes read(long position, int length) {
    try {
      return volume.read("inodes", position, length, ByteOrder.BIG_ENDIAN);
    } catch (IOException unreadable) {
      // Then each inode is tried alone.
      return Bytes.of("inodes", position, new byte[0], ByteOrder.BIG_ENDIAN);
    }
  }
}
