package dev.exhume.filesystem;

/** What tells a file from every other, and is the same for all its names. */
record FileKey(long device, long inode) {
  @Override
  public String toString() {
    return "(dev=%x,ino=%d)".formatted(device, inode);
  }
}
