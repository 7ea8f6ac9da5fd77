package dev.exhume.disk.filesystem.block;

import dev.exhume.binary.MalformedDataException;
import dev.exhume.disk.filesystem.inode.StoredInode;
import dev.exhume.filesystem.ReadOnlyChannel;
import dev.exhume.filesystem.SparseChannel;
import java.io.IOException;
import java.nio.ByteBuffer;

/** The bytes of a file in its blocks. */
public final class FileContent extends ReadOnlyChannel implements SparseChannel {
  /** Of any size, they are more than a buffer has room for. */
  private static final long MOST_BLOCKS_AT_ONCE = Integer.MAX_VALUE;

  private static final byte[] ZEROS = new byte[1 << 16];

  private final BlockVolume volume;
  private final StoredInode inode;
  private final BlockMap map;
  private final long size;
  private final int blockSize;
  private Run run = new Run(0, 0, 0);

  /** The bytes of an inode where a map says they are. */
  public FileContent(BlockVolume volume, StoredInode inode, BlockMap map) throws IOException {
    this.volume = volume;
    this.inode = inode;
    this.map = map;
    this.size = inode.size();
    this.blockSize = volume.blockSize();
  }

  @Override
  protected long length() {
    return size;
  }

  /** Fills the target as far as the blocks can be read; the next read meets what cannot be. */
  @Override
  protected void readAt(long offset, ByteBuffer target) throws IOException {
    int start = target.position();
    while (target.hasRemaining()) {
      long here = offset + target.position() - start;
      try {
        readRun(here, target);
      } catch (IOException e) {
        if (target.position() > start) {
          return;
        }
        volume.tell(
            e,
            inode.bytes().position(),
            "inode %d cannot be read at %d".formatted(inode.number(), here));
        throw e;
      }
    }
  }

  private Run runAt(long block) throws IOException {
    if (block < run.block() || block >= run.end()) {
      run = map.at(block);
    }
    return run;
  }

  @Override
  public synchronized long nextData(long offset) throws IOException {
    return next(offset, false);
  }

  @Override
  public synchronized long nextHole(long offset) throws IOException {
    return next(offset, true);
  }

  private long next(long offset, boolean hole) throws IOException {
    long at = offset;
    while (at < size) {
      if (runAt(at / blockSize).isHole() == hole) {
        return at;
      }
      // A file may end where the next block would have no offset any more.
      at = run.end() > size / blockSize ? size : run.end() * blockSize;
    }
    return Math.max(offset, size);
  }

  private void readRun(long offset, ByteBuffer target) throws IOException {
    runAt(offset / blockSize);
    long left = Math.min(run.end() - offset / blockSize, MOST_BLOCKS_AT_ONCE);
    int count = (int) Math.min(left * blockSize - offset % blockSize, target.remaining());
    if (run.isHole()) {
      zeros(target, count);
    } else {
      read((run.physical() - run.block()) * blockSize + offset, target, count);
    }
  }

  private static void zeros(ByteBuffer target, int count) {
    for (int left = count; left > 0; left -= Math.min(left, ZEROS.length)) {
      target.put(ZEROS, 0, Math.min(left, ZEROS.length));
    }
  }

  /** Reads as much as can be read; where that is less than was asked for, half and half again. */
  private void read(long position, ByteBuffer target, int wanted) throws IOException {
    long inVolume = volume.size() - position;
    if (inVolume <= 0) {
      throw new MalformedDataException(
          "file's block", position, "the volume ends at 0x%x".formatted(volume.size()));
    }
    int start = target.position();
    int limit = target.limit();
    int count = (int) Math.min(wanted, inVolume);
    try {
      while (true) {
        target.limit(start + count);
        try {
          volume.read(position, target);
          return;
        } catch (IOException e) {
          target.position(start);
          if (count <= blockSize) {
            throw e;
          }
          count = Math.max(blockSize, count / 2);
        }
      }
    } finally {
      target.limit(limit);
    }
  }
}
