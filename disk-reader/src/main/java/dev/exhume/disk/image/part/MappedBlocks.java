package dev.exhume.disk.image.part;

import dev.exhume.binary.ByteSource;
import java.io.IOException;
import java.nio.ByteBuffer;

/** A disk, or an extent of one, in blocks that lie scattered in a file. */
public final class MappedBlocks implements ByteSource {
  private final long size;
  private final long blockBytes;
  private final BlockMap map;
  private final ByteSource file;
  private final ByteSource beneath;
  private final ByteSource packed;

  /**
   * @param beneath what holes show, of at least the same size
   */
  public MappedBlocks(
      long size, long blockBytes, BlockMap map, ByteSource file, ByteSource beneath) {
    this(size, blockBytes, map, file, beneath, new Zeros(0));
  }

  /**
   * @param packed what compressed blocks show, of the same size
   */
  public MappedBlocks(
      long size,
      long blockBytes,
      BlockMap map,
      ByteSource file,
      ByteSource beneath,
      ByteSource packed) {
    this.packed = packed;
    this.size = size;
    this.blockBytes = blockBytes;
    this.map = map;
    this.file = file;
    this.beneath = beneath;
  }

  @Override
  public long size() {
    return size;
  }

  @Override
  public void readFully(long position, ByteBuffer target) throws IOException {
    ReadRange.check(position, target, size);
    long next = position;
    while (target.hasRemaining()) {
      next += readRun(next, target);
    }
  }

  /** Reads blocks that follow each other in the file as well, or are alike, at once. */
  private int readRun(long position, ByteBuffer target) throws IOException {
    long block = position / blockBytes;
    long within = position % blockBytes;
    long address = map.address(block);
    int wanted = target.remaining();
    long length = blockBytes - within;
    while (length < wanted) {
      block++;
      long follower = address < 0 ? address : address + within + length;
      if (map.address(block) != follower) {
        break;
      }
      length += blockBytes;
    }
    int run = (int) Math.min(length, wanted);
    if (address == BlockMap.HOLE) {
      beneath.readFully(position, target, run);
    } else if (address == BlockMap.ZEROS) {
      Zeros.fill(target, run);
    } else if (address == BlockMap.PACKED) {
      packed.readFully(position, target, run);
    } else {
      file.readFully(address + within, target, run);
    }
    return run;
  }

  @Override
  public void close() {
    // What it shows is closed with the disk.
  }
}
