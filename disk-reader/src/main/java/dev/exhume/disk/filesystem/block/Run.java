package dev.exhume.disk.filesystem.block;

/**
 * Blocks of a file that follow each other on the volume, or a hole.
 *
 * @param block the first one, counted from the start of the file
 * @param physical where that is on the volume, 0 for a hole
 */
public record Run(long block, long count, long physical) {
  /** Whether there is nothing on the volume, and the bytes are zeros. */
  public boolean isHole() {
    return physical == 0;
  }

  /** The first block after it. */
  public long end() {
    return block + count;
  }
}
